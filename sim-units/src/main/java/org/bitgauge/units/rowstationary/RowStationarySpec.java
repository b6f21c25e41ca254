package org.bitgauge.units.rowstationary;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;
import org.bitgauge.core.values.LayerZeros;
import org.bitgauge.units.systolic.SystolicSpec;

/**
 * A row stationary array as a user writes it; the defaults are Eyeriss (Chen et al., JSSC 2017): 12 x 14 elements with
 * scratch pads of 12, 224 and 24 words, and buses that deliver 1 activation and 4 weights and take 4 sums in a cycle.
 *
 * @param rows processing elements in a column
 * @param columns processing elements in a row
 * @param activationWords scratch pad of an element for activations
 * @param weightWords scratch pad of an element for weights
 * @param sumWords scratch pad of an element for partial sums: the filters it works on in turn
 * @param activationBus activations that enter the array in a cycle
 * @param weightBus weights that enter the array in a cycle
 * @param sumBus partial sums that enter, and that leave, in a cycle
 * @param weights format of the weight operand as built; the widest of the profile where absent
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 * @param zeros declared zeros of layers of whose values nothing is known
 */
@Doc("A row stationary array: filter rows stay in the elements, sums are collected up the columns (Eyeriss).")
public record RowStationarySpec(
        @Doc("Processing elements in a column.") @Default("12") @Range(min = 1, max = 65_536) int rows,
        @Doc("Processing elements in a row.") @Default("14") @Range(min = 1, max = 65_536) int columns,
        @Doc("Activations that the scratch pad of an element holds.") @Default("12") @Range(min = 1, max = 65_536)
                int activationWords,
        @Doc("Weights that the scratch pad of an element holds.") @Default("224") @Range(min = 1, max = 65_536)
                int weightWords,
        @Doc("Partial sums that the scratch pad of an element holds.") @Default("24") @Range(min = 1, max = 65_536)
                int sumWords,
        @Doc("Activations that enter the array in a cycle.") @Default("1") @Range(min = 1, max = 65_536)
                int activationBus,
        @Doc("Weights that enter the array in a cycle.") @Default("4") @Range(min = 1, max = 65_536) int weightBus,
        @Doc("Partial sums that enter, and that leave, in a cycle.") @Default("4") @Range(min = 1, max = 65_536)
                int sumBus,
        @Doc("Format the multipliers take weights in; the profile's widest if absent.") Optional<NumberFormat> weights,
        @Doc("Format the multipliers take activations in; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the sums; the profile's widest if absent.") Optional<NumberFormat> accumulator,
        @Doc("Zeros among the activations of layers, where the network gives no values: products with them are gated.")
                @Default("[]")
                List<LayerZeros> zeros)
        implements ComputeUnitSpec {
    public RowStationarySpec {
        zeros = ImmutableList.copyOf(zeros);
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an array has at least one row and one column, not " + rows + "x" + columns);
        }
        if (activationWords < 1 || weightWords < 1 || sumWords < 1) {
            throw new IllegalArgumentException("each scratch pad holds at least one word");
        }
        if (activationBus < 1 || weightBus < 1 || sumBus < 1) {
            throw new IllegalArgumentException("each bus moves at least one word in a cycle");
        }
    }

    /** Eyeriss as built, in the formats of the profile. */
    public static RowStationarySpec eyeriss() {
        return new RowStationarySpec(
                12, 14, 12, 224, 24, 1, 4, 4, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Resizes the array of elements; scratch pads and buses stay. */
    @Override
    public RowStationarySpec resized(double factor) {
        SystolicSpec shape = new SystolicSpec(
                        rows, columns, "weight-stationary", Optional.empty(), Optional.empty(), Optional.empty())
                .resized(factor);
        return new RowStationarySpec(
                shape.rows(),
                shape.columns(),
                activationWords,
                weightWords,
                sumWords,
                activationBus,
                weightBus,
                sumBus,
                weights,
                activations,
                accumulator,
                zeros);
    }
}
