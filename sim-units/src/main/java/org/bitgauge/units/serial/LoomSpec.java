package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;

/**
 * A unit as a user writes it: activations and weights both bit-serial (Loom, DAC 2018): a step takes the product of their widths.
 *
 * @param grid lanes, columns, rows and tiles
 * @param group columns, and rows of dynamic weights, that share a detected width
 * @param trimsZeros whether trailing zeros are trimmed as well as leading ones
 * @param bitsPerCycle bits of an activation in a cycle: 1, 2 or 4
 * @param dynamicWeights whether groups of weights have widths of their own, or their static precision
 * @param weights format of the weight operand as built
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Activations and weights both bit-serial (Loom, DAC 2018): a step takes the product of their widths.")
public record LoomSpec(
        @Doc("Lanes, columns, rows and tiles.") SerialGridSpec grid,
        @Doc("Columns, and rows of dynamic weights, that share a detected width.")
                @Default("1")
                @Range(min = 1, max = 1024)
                int group,
        @Doc("Whether trailing zeros are trimmed as well as leading ones.") @Default("false") boolean trimsZeros,
        @Doc("Bits of an activation in a cycle: 1, 2 or 4.") @Default("1") @Range(min = 1, max = 4) int bitsPerCycle,
        @Doc("Whether groups of weights have widths of their own, or their static precision.") @Default("false")
                boolean dynamicWeights,
        @Doc("Format the unit takes weights in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> weights,
        @Doc("Format the unit takes activations in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements SerialUnitSpec {
    public LoomSpec {
        if (bitsPerCycle == 3) {
            throw new IllegalArgumentException("an activation goes in 1, 2 or 4 bits per cycle, not 3");
        }
    }

    @Override
    public LoomSpec resized(double factor) {
        return new LoomSpec(
                grid.resized(factor),
                group,
                trimsZeros,
                bitsPerCycle,
                dynamicWeights,
                weights,
                activations,
                accumulator);
    }
}
