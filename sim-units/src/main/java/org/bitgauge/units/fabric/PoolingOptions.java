package org.bitgauge.units.fabric;

import com.google.common.collect.ImmutableList;
import java.util.Set;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.NumberFormat;

/** Pooling in a stream: lanes that compare or add one value each per cycle, with the rows of partial results in a buffer. */
final class PoolingOptions {
    private static final Set<String> KNOWN = Set.of("max-pool", "average-pool", "avg-pool", "global-average-pool");
    private static final double CONTROL_LUTS = 300;
    private static final int MOST_LANES = 4096;

    private PoolingOptions() {}

    static ImmutableList<StageOption> of(
            Layer layer, VectorOperation operation, StageShape shape, NumberFormat format, long elements) {
        if (!KNOWN.contains(operation.function())) {
            throw new IllegalArgumentException("no stage of a stream computes " + operation.function() + " (layer "
                    + layer.name() + "); leave it out of the network, the host does it");
        }
        int bits = format.elementBits();
        ImmutableList.Builder<StageOption> options = ImmutableList.builder();
        for (int lanes = 1; lanes <= MOST_LANES; lanes *= 2) {
            long rowElements = (elements + shape.rows() - 1) / shape.rows();
            long cycles = (rowElements + lanes - 1) / lanes * shape.rows();
            InputBuffer buffer = InputBuffer.of(shape, bits, new Folding(1, lanes));
            double perLane = Math.ceil(bits / 2.0) + bits;
            options.add(new StageOption(
                    new Folding(lanes, 1),
                    MultiplierStyle.LUT,
                    WeightStore.DISTRIBUTED,
                    cycles,
                    CONTROL_LUTS + lanes * perLane + buffer.luts(),
                    (double) lanes * bits,
                    0,
                    buffer.brams(),
                    0,
                    0));
        }
        return options.build();
    }
}
