package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.number.NumberFormat;

/**
 * A unit as a user writes it: only pairs of one bits (Laconic, ISCA 2019): a step takes the most of any lane, one bits of the activation times those of the weight.
 *
 * @param grid lanes, columns, rows and tiles
 * @param booth whether runs of ones are recoded into two digits of either sign
 * @param weights format of the weight operand as built
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Only pairs of one bits (Laconic, ISCA 2019): a step takes the most of any lane, one bits of the activation"
        + " times those of the weight.")
public record LaconicSpec(
        @Doc("Lanes, columns, rows and tiles.") SerialGridSpec grid,
        @Doc("Whether runs of ones are recoded into two digits of either sign.") @Default("false") boolean booth,
        @Doc("Format the unit takes weights in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> weights,
        @Doc("Format the unit takes activations in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements SerialUnitSpec {
    @Override
    public LaconicSpec resized(double factor) {
        return new LaconicSpec(grid.resized(factor), booth, weights, activations, accumulator);
    }
}
