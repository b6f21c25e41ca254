package org.bitgauge.units.systolic;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;
import org.bitgauge.core.unit.Dataflow;

/**
 * A systolic array as a user writes it.
 *
 * @param rows processing elements in a column
 * @param columns processing elements in a row
 * @param dataflow name of a {@link Dataflow}
 * @param weights format of the weight operand as built; the widest of the profile where absent
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 * @param doubleBuffered whether the stationary operand has a second register in each element
 */
@Doc("A systolic array of multiply-accumulators: operands move between neighbours, one step a cycle.")
public record SystolicSpec(
        @Doc("Processing elements in a column.") @Range(min = 1, max = 65_536) int rows,
        @Doc("Processing elements in a row.") @Range(min = 1, max = 65_536) int columns,
        @Doc("What stays in place: output-stationary, weight-stationary or input-stationary.")
                @Default("weight-stationary")
                String dataflow,
        @Doc("Format the multipliers take weights in; the profile's widest if absent.") Optional<NumberFormat> weights,
        @Doc("Format the multipliers take activations in; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator,
        @Doc("Whether each element has a second register for the operand that stays, loaded while the fold before"
                        + " streams, as in TPU v1 and Gemmini; not for output-stationary, which loads nothing.")
                @Default("false")
                boolean doubleBuffered)
        implements ComputeUnitSpec {
    private static final long MOST = 65_536;
    private static final Registry<Dataflow> DATAFLOWS = Registry.load("dataflow", Dataflow.class);

    public SystolicSpec {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an array has at least one row and one column, not " + rows + "x" + columns);
        }
        if (dataflows().require(dataflow).loaded().isEmpty() && doubleBuffered) {
            throw new IllegalArgumentException(dataflow
                    + " loads no operand ahead of a fold; leave double-buffered out, or take another dataflow");
        }
    }

    /** With one register for each operand. */
    public SystolicSpec(
            int rows,
            int columns,
            String dataflow,
            Optional<NumberFormat> weights,
            Optional<NumberFormat> activations,
            Optional<NumberFormat> accumulator) {
        this(rows, columns, dataflow, weights, activations, accumulator, false);
    }

    @Override
    public SystolicSpec resized(double factor) {
        double multipliers = Math.max(1, factor * rows * columns);
        long ideal = Math.max(1, Math.round(rows * Math.sqrt(factor)));
        long bestRows = 1;
        long bestColumns = Math.min(MOST, (long) multipliers);
        boolean found = false;
        for (long r = Math.max(1, ideal * 9 / 10); r <= Math.min(MOST, ideal * 11 / 10 + 1); r++) {
            long c = Math.min(MOST, (long) (multipliers / r));
            long gain = r * c - bestRows * bestColumns;
            if (c >= 1 && (!found || gain > 0 || gain == 0 && Math.abs(r - ideal) < Math.abs(bestRows - ideal))) {
                bestRows = r;
                bestColumns = c;
                found = true;
            }
        }
        return new SystolicSpec(
                (int) bestRows, (int) bestColumns, dataflow, weights, activations, accumulator, doubleBuffered);
    }

    static Registry<Dataflow> dataflows() {
        return DATAFLOWS;
    }
}
