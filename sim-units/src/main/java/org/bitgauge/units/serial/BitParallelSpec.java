package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.number.NumberFormat;

/**
 * A unit as a user writes it: bit-parallel inner products on the grid (DaDianNao, MICRO 2014): every step takes one cycle.
 *
 * @param grid lanes, columns, rows and tiles
 * @param weights format of the weight operand as built
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Bit-parallel inner products on the grid (DaDianNao, MICRO 2014): every step takes one cycle.")
public record BitParallelSpec(
        @Doc("Lanes, columns, rows and tiles.") SerialGridSpec grid,
        @Doc("Format the unit takes weights in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> weights,
        @Doc("Format the unit takes activations in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements SerialUnitSpec {
    @Override
    public BitParallelSpec resized(double factor) {
        return new BitParallelSpec(grid.resized(factor), weights, activations, accumulator);
    }
}
