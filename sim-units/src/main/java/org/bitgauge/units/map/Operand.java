package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.units.map.Order.Axis;

/** What a tile holds in a memory: partial sums and outputs share one place and are one operand here. */
enum Operand {
    WEIGHTS,
    ACTIVATIONS,
    RESULTS;

    /** All operands; {@link #values} copies. */
    static final ImmutableList<Operand> ALL = ImmutableList.copyOf(values());

    /** Whether its block changes when a loop over {@code dimension} goes on. */
    boolean dependsOn(Dimension dimension) {
        return switch (dimension) {
            case BATCH, ROW, COLUMN -> this != WEIGHTS;
            case GROUP -> true;
            case FILTER -> this != ACTIVATIONS;
            case CHANNEL, KERNEL_ROW, KERNEL_COLUMN -> this != RESULTS;
        };
    }

    /** The axis whose loops do not change its block. */
    Axis unchanging() {
        return switch (this) {
            case WEIGHTS -> Axis.PIXELS;
            case ACTIVATIONS -> Axis.FILTERS;
            case RESULTS -> Axis.TAPS;
        };
    }

    /** Whether a level holds it. */
    boolean livesIn(MemoryLevel level) {
        return switch (this) {
            case WEIGHTS -> level.holds().contains(TensorRole.WEIGHTS);
            case ACTIVATIONS -> level.holds().contains(TensorRole.ACTIVATIONS);
            case RESULTS ->
                level.holds().contains(TensorRole.OUTPUTS) || level.holds().contains(TensorRole.PARTIAL_SUMS);
        };
    }
}
