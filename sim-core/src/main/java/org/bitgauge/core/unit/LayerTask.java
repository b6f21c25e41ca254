package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.precision.LayerPrecision;

/**
 * What a unit is asked to do: one layer with the formats of its tensors. Units that look at the data will find the values
 * of the tensors here too; a unit that does not is a function of shapes and formats alone.
 *
 * @param layer shapes
 * @param precision formats of its tensors
 */
public record LayerTask(Layer layer, LayerPrecision precision) {
    public LayerTask {
        requireNonNull(layer, "layer");
        requireNonNull(precision, "precision");
    }
}
