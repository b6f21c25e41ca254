package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;

/**
 * A unit as a user writes it: bit-serial activations of detected width (Dynamic Stripes, DPRed, ShapeShifter): a step takes the bits of its widest group.
 *
 * @param grid lanes, columns, rows and tiles
 * @param group columns side by side that share a detected width
 * @param trimsZeros whether trailing zeros are trimmed as well as leading ones
 * @param columnRegisters input registers by which groups of columns run ahead of the slowest; 0: all wait in every step
 * @param weights format of the weight operand as built
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Bit-serial activations of detected width (Dynamic Stripes, DPRed, ShapeShifter): a step takes the bits of its"
        + " widest group.")
public record DynamicStripesSpec(
        @Doc("Lanes, columns, rows and tiles.") SerialGridSpec grid,
        @Doc("Columns side by side that share a detected width.") @Default("1") @Range(min = 1, max = 1024) int group,
        @Doc("Whether trailing zeros are trimmed as well as leading ones.") @Default("false") boolean trimsZeros,
        @Doc("Input registers by which groups of columns run ahead of the slowest; 0: all wait in every step.")
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
    public DynamicStripesSpec resized(double factor) {
        return new DynamicStripesSpec(
                grid.resized(factor), group, trimsZeros, columnRegisters, weights, activations, accumulator);
    }
}
