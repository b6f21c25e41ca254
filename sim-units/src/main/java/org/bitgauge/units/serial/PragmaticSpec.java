package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;

/**
 * A unit as a user writes it: only the one bits of activations (Bit-Pragmatic, MICRO 2017): a step takes those of its slowest lane.
 *
 * @param grid lanes, columns, rows and tiles
 * @param firstStageBits bits of the shifters at the lanes; a second stage shifts the sum
 * @param booth whether runs of ones are recoded into two digits of either sign
 * @param columnRegisters input registers by which columns run ahead of the slowest; 0: all wait in every step
 * @param weights format of the weight operand as built
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Only the one bits of activations (Bit-Pragmatic, MICRO 2017): a step takes those of its slowest lane.")
public record PragmaticSpec(
        @Doc("Lanes, columns, rows and tiles.") SerialGridSpec grid,
        @Doc("Bits of the shifters at the lanes; a second stage shifts the sum.") @Default("2") @Range(min = 0, max = 4)
                int firstStageBits,
        @Doc("Whether runs of ones are recoded into two digits of either sign.") @Default("false") boolean booth,
        @Doc("Input registers by which columns run ahead of the slowest; 0: all wait in every step.")
                @Default("0")
                @Range(min = 0, max = 64)
                int columnRegisters,
        @Doc("Format the unit takes weights in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> weights,
        @Doc("Format the unit takes activations in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements SerialUnitSpec {
    @Override
    public PragmaticSpec resized(double factor) {
        return new PragmaticSpec(
                grid.resized(factor), firstStageBits, booth, columnRegisters, weights, activations, accumulator);
    }
}
