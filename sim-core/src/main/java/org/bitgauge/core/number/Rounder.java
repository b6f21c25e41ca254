package org.bitgauge.core.number;

/**
 * Rounds into one format with everything precomputed, for loops that round after every operation; gives the same as
 * {@link NumberFormat#quantize(double)}.
 */
public sealed interface Rounder permits FloatRounder, FixedRounder {
    /**
     * The rounder of a format in which single sums can be kept.
     *
     * @throws IllegalArgumentException for block formats and codebooks, in which a running sum has no place
     */
    static Rounder of(NumberFormat format) {
        if (format instanceof FloatFormat f) {
            return new FloatRounder(f);
        }
        if (format instanceof FixedPointFormat f) {
            return new FixedRounder(f);
        }
        if (format instanceof PowerOfTwoFormat p) {
            return new FloatRounder(p.asFloat());
        }
        throw new IllegalArgumentException(
                "no running sum can be kept in " + format.name() + "; use a float or fixed-point format");
    }

    /** The number that {@code value} becomes in the format. */
    double round(double value);

    /**
     * For each j, {@code sums[j] = round(sums[j] + round(factor * factors[j]))}: one input times a row of weights, with
     * rounding after the multiplication and after the addition.
     *
     * <p>Product and sum are doubles before they are rounded. For nearest even in floats of up to 24 mantissa bits, and
     * for fixed point of up to 52 bits whose factors are exact in 26, this changes nothing (53 bits suffice for innocuous
     * double rounding). Cut towards zero, an addend below 2^-53 of the sum may be lost before the cut, as in the float
     * arithmetic of Hill et al.
     */
    void multiplyAdd(double[] sums, int sumsOff, double[] factors, int factorsOff, double factor, int length);
}
