package org.bitgauge.workloads.infer.rounding;

import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.PowerOfTwoFormat;
import org.bitgauge.core.number.Rounder;
import org.bitgauge.core.number.Rounding;

/**
 * Rounds rows of numbers into one format, many at once; gives the same numbers as {@link NumberFormat#quantize(double)},
 * except that a negative zero may come out positive. The loops have no branch and start every array at index 0, so that
 * the compiler makes vector instructions of them.
 */
public interface RowRounder {
    /** Rounds the first {@code n} values in place. */
    void round(double[] values, int n);

    /** {@code products[j] = round(factor * factors[j])}, where no factor is beyond {@code bound} in magnitude. */
    void multiply(double[] products, double[] factors, double bound, double factor, int n);

    /** {@code sums[j] = round(sums[j] + addends[j])}. */
    void add(double[] sums, double[] addends, int n);

    /** The fastest rounder of a format whose values stand alone. */
    static RowRounder of(NumberFormat format) {
        if (format instanceof FloatFormat f && f.equals(FloatFormat.fp32())) {
            return new Fp32Rows();
        }
        if (format instanceof FloatFormat f && ArithmeticRows.covers(f)) {
            return f.subnormals() ? new SubnormalRows(f) : new FlushRows(f);
        }
        if (format instanceof FixedPointFormat f && f.rounding() == Rounding.NEAREST_EVEN) {
            return new FixedRows(f);
        }
        if (format instanceof FloatFormat || format instanceof FixedPointFormat || format instanceof PowerOfTwoFormat) {
            return new ScalarRows(Rounder.of(format)::round);
        }
        return new ScalarRows(format::quantize);
    }
}
