package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;

/**
 * An array of elements that multiply only what is not zero, as a user writes it; the defaults are the array of Parashar et
 * al., SCNN, ISCA 2017, table 2.
 *
 * @param side elements along either side of the square array
 * @param activationVector activations that an element multiplies at a time
 * @param weightVector weights that an element multiplies at a time, each with each activation
 * @param accumulators sums that an element holds
 * @param banks of accumulators, one sum a cycle each
 * @param weights format of the weight operand as built
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Elements that multiply all pairs of activations and weights that are not zero (SCNN, ISCA 2017).")
public record ScnnSpec(
        @Doc("Elements along either side of the square array; the plane of a layer is spread over them.")
                @Default("8")
                @Range(min = 1, max = 1024)
                int side,
        @Doc("Activations that an element multiplies at a time.") @Default("4") @Range(min = 1, max = 64)
                int activationVector,
        @Doc("Weights that an element multiplies at a time, each with each activation.")
                @Default("4")
                @Range(min = 1, max = 64)
                int weightVector,
        @Doc("Sums that an element holds: banks x entries.") @Default("1024") @Range(min = 1, max = 1048576)
                int accumulators,
        @Doc("Banks of accumulators; each takes one product in a cycle.")
                @Default("32")
                @Range(min = 1, max = ScnnGrid.MOST_BANKS)
                int banks,
        @Doc("Format the unit takes weights in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> weights,
        @Doc("Format the unit takes activations in, at most 16-bit integers; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements ComputeUnitSpec {
    /** The array without annotations. */
    ScnnGrid grid() {
        return new ScnnGrid(side, side, activationVector, weightVector, accumulators, banks);
    }

    /** The largest square of elements with at most {@code factor} times as many multipliers, or a part of one element. */
    @Override
    public ScnnSpec resized(double factor) {
        int each = activationVector * weightVector;
        double all = factor * side * side * each;
        int newSide = (int) Math.sqrt(all / each);
        return newSide >= 1
                ? new ScnnSpec(
                        newSide, activationVector, weightVector, accumulators, banks, weights, activations, accumulator)
                : new ScnnSpec(1, (int) Math.max(1, all), 1, accumulators, banks, weights, activations, accumulator);
    }
}
