package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.precision.LayerPrecision;

/**
 * A layer of a network as a stage, with every way to build it.
 *
 * @param layer which
 * @param precision formats of its tensors
 * @param shape rows, windows and matrix
 * @param formats as the unit is built
 * @param options every way to build it
 * @param absorbed layers that are done on the way of its results
 */
public record StreamStage(
        Layer layer,
        LayerPrecision precision,
        StageShape shape,
        StageFormats formats,
        ImmutableList<StageOption> options,
        ImmutableList<String> absorbed) {
    public StreamStage {
        requireNonNull(layer, "layer");
        requireNonNull(precision, "precision");
        requireNonNull(shape, "shape");
        requireNonNull(formats, "formats");
        if (options.isEmpty()) {
            throw new IllegalArgumentException("layer " + layer.name()
                    + " has no way to be built with the weight stores and multipliers allowed; allow more");
        }
    }

    /** Comparisons that narrow one sum to an output. */
    public int comparisonsPerOutput() {
        return shape.macs() == 0
                ? 0
                : Narrowing.of(formats, shape.outputs(), new Folding(1, 1), MultiplierStyle.LUT)
                        .thresholds();
    }

    /** The stage in time when it is built so. */
    public Pipeline.Stage timed(StageOption option) {
        return new Pipeline.Stage(
                layer.name(),
                option.cycles() / shape.rows(),
                shape.needs(),
                shape.windowRows(),
                InputBuffer.rows(shape));
    }
}
