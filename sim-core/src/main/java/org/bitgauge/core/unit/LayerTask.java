package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.values.LayerValues;

/**
 * What a unit is asked to do: one layer with the formats of its tensors and what is known of their values. A unit that does
 * not look at the data is a function of shapes and formats alone.
 *
 * @param layer shapes
 * @param precision formats of its tensors
 * @param values of its tensors
 */
public record LayerTask(Layer layer, LayerPrecision precision, LayerValues values) {
    public LayerTask {
        requireNonNull(layer, "layer");
        requireNonNull(precision, "precision");
        requireNonNull(values, "values");
    }

    /** A layer of whose values nothing is known. */
    public LayerTask(Layer layer, LayerPrecision precision) {
        this(layer, precision, LayerValues.NONE);
    }
}
