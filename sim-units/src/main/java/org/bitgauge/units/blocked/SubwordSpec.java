package org.bitgauge.units.blocked;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;

/**
 * An array of sub-word parallel multiply-accumulators as a user writes it.
 *
 * @param rows processing elements in a column
 * @param columns processing elements in a row
 * @param levels how often the multiplier can be halved
 * @param combine what becomes of the products of the lanes
 * @param dataflow name of a {@link org.bitgauge.core.unit.Dataflow}
 * @param weights format of the weight operand as built; the widest of the profile where absent
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Multiply-accumulators whose multiplier splits into narrow lanes (Camus et al., JETCAS 2019).")
public record SubwordSpec(
        @Doc("Processing elements in a column.") @Range(min = 1, max = 65_536) int rows,
        @Doc("Processing elements in a row.") @Range(min = 1, max = 65_536) int columns,
        @Doc("How often the multiplier can be halved: 2 gives one 8-bit, two 4-bit or four 2-bit lanes.")
                @Default("2")
                @Range(min = 0, max = 4)
                int levels,
        @Doc("What becomes of the products of the lanes.") @Default("sum-together") Combine combine,
        @Doc("What stays in place: output-stationary, weight-stationary or input-stationary.")
                @Default("weight-stationary")
                String dataflow,
        @Doc("Widest format of weights; the profile's if absent.") Optional<NumberFormat> weights,
        @Doc("Widest format of activations; the profile's if absent.") Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements ComputeUnitSpec {
    public SubwordSpec {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an array has at least one row and one column, not " + rows + "x" + columns);
        }
        BlockedType.dataflows().require(dataflow);
    }

    @Override
    public SubwordSpec resized(double factor) {
        Sides sides = Sides.resized(rows, columns, factor);
        return new SubwordSpec(
                sides.rows(), sides.columns(), levels, combine, dataflow, weights, activations, accumulator);
    }
}
