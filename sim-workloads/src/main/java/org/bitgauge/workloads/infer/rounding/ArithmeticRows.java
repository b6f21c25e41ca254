package org.bitgauge.workloads.infer.rounding;

import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.Rounding;

/**
 * Constants of rounding by arithmetic alone. For q = (2^52 + 1) x in doubles, |q - (1 - 2^-53) q| is the power of two at
 * or below |x| (Rump, "Error estimation of floating-point summation and dot product", BIT 2012, algorithm for the unit in
 * the first place); adding and subtracting 1.5 x 2^(52-m) times that power leaves m fraction bits, half to even.
 */
final class ArithmeticRows {
    static final double FIRST_PLACE = 0x1p52 + 1;
    static final double BELOW_ONE = 1 - 0x1p-53;
    private static final int DOUBLE_FRACTION_BITS = 52;

    /** Beyond these the steps above could overflow or lose bits. */
    private static final double LARGEST = 0x1p900;

    private static final int SMALLEST_EXPONENT = -850;

    private ArithmeticRows() {}

    static boolean covers(FloatFormat format) {
        return format.rounding() == Rounding.NEAREST_EVEN
                && format.saturating()
                && format.mantissaBits() >= 1
                && format.mantissaBits() <= 48
                && format.maxMagnitude() <= LARGEST
                && format.minExponent() >= SMALLEST_EXPONENT;
    }

    /** What the unit in the first place is multiplied by to make the number that pushes the lower bits out. */
    static double push(FloatFormat format) {
        return Math.scalb(1.5, DOUBLE_FRACTION_BITS - format.mantissaBits());
    }

    /** Saturates at both ends. */
    static void clamp(double[] values, double largest, int n) {
        double low = -largest;
        for (int j = 0; j < n; j++) {
            values[j] = Math.max(Math.min(values[j], largest), low);
        }
    }

    /** Products before they are rounded. */
    static void scale(double[] products, double[] factors, double factor, int n) {
        for (int j = 0; j < n; j++) {
            products[j] = factor * factors[j];
        }
    }
}
