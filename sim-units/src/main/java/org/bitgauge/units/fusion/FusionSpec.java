package org.bitgauge.units.fusion;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;

/**
 * An array of fusion units as a user writes it; the defaults are Bit Fusion's (Sharma et al., ISCA 2018).
 *
 * @param rows units in a column: channels side by side
 * @param columns units in a row: output channels side by side
 * @param maximum widest operand of one cycle; the profile's widest where absent
 * @param minimum operand of one brick
 * @param passes times the maximum that an operand may have
 * @param accumulator format of the sums at the end of the columns
 * @param costs where area and energy come from
 */
@Doc("Fusion units: small multipliers composed in space for the widths of each layer, wider operands in several"
        + " cycles.")
public record FusionSpec(
        @Doc("Fusion units in a column: input channels side by side.") @Range(min = 1, max = 65_536) int rows,
        @Doc("Fusion units in a row: output channels side by side.") @Range(min = 1, max = 65_536) int columns,
        @Doc("Bits of the widest operand of one cycle, a doubling of the minimum; holds the profile's"
                        + " widest if absent.")
                @Range(min = 1, max = 64)
                Optional<Integer> maximum,
        @Doc("Bits of the operands of one brick.") @Default("2") @Range(min = 1, max = 64) int minimum,
        @Doc("Times the maximum that an operand may have; it then takes as many cycles for each side. 1: a"
                        + " wider operand is refused.")
                @Default("2")
                @Range(min = 1, max = 8)
                int passes,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator,
        @Doc("Where area, leakage and energy come from.") @Default("construction") FusionCostSource costs)
        implements ComputeUnitSpec {
    private static final int MOST = 65_536;

    public FusionSpec {
        requireNonNull(costs, "costs");
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an array has at least one row and one column, not " + rows + "x" + columns);
        }
        int bricks = minimum;
        int widening = passes;
        maximum.ifPresent(widest -> new FusionShape(widest, bricks, widening));
    }

    /** The shape of a unit that has to hold operands of {@code widestBits} where no maximum is given. */
    FusionShape shape(int widestBits) {
        return maximum.map(widest -> new FusionShape(widest, minimum, passes))
                .orElseGet(() -> FusionShape.holding(widestBits, minimum, passes));
    }

    @Override
    public FusionSpec resized(double factor) {
        double units = Math.max(1, factor * rows * columns);
        long ideal = Math.max(1, Math.round(rows * Math.sqrt(factor)));
        long bestRows = 1;
        long bestColumns = 0;
        for (long r = Math.max(1, ideal * 9 / 10); r <= Math.min(MOST, ideal * 11 / 10 + 1); r++) {
            long c = Math.min(MOST, (long) (units / r));
            long gain = r * c - bestRows * bestColumns;
            if (gain > 0 || gain == 0 && Math.abs(r - ideal) < Math.abs(bestRows - ideal)) {
                bestRows = r;
                bestColumns = c;
            }
        }
        return new FusionSpec(
                (int) bestRows, (int) Math.max(1, bestColumns), maximum, minimum, passes, accumulator, costs);
    }
}
