package org.bitgauge.core.unit;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.precision.LayerPrecision;

/**
 * The compute array of a design as built in one technology: what it is made of, how fast it can be clocked, and how it
 * runs a layer. It knows no memory beyond its own registers.
 */
public interface ComputeUnit {
    /** One line for reports, for example {@code 128x128 systolic, weight stationary, int8 x int8 + int32}. */
    String description();

    /** Formats its multiply-accumulators were built for, which a comparison of MACs alone looks at. */
    DatapathFormats datapath();

    /** Why it cannot run a layer, with a remedy; empty if it can. */
    Optional<String> refuses(LayerTask task);

    /** Every component with its count and cost. */
    ImmutableList<UnitPart> parts();

    /** Longest path between registers in picoseconds; the shortest clock period. */
    double criticalPathPs();

    /** Multiply-accumulates per cycle with every lane at work on operands of these formats. */
    double peakMacsPerCycle(LayerPrecision precision);

    /** Multipliers as built, the number that {@code iso-macs} holds equal. */
    long multipliers();

    /**
     * How it runs a layer.
     *
     * @throws IllegalArgumentException if it {@link #refuses} the layer
     */
    UnitPlan plan(LayerTask task);
}
