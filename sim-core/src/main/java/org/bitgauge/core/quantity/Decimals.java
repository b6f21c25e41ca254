package org.bitgauge.core.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal text of doubles: shortest that reads back to the same double, equal on every JDK. */
public final class Decimals {
    private static final int MOST_DIGITS = 17;
    private static final int PLAIN_DIGITS = 21;

    private Decimals() {}

    /**
     * Shortest decimal of at least one digit that reads back to {@code value}; {@link Double#toString} changed between
     * JDK 17 and 19.
     */
    public static BigDecimal shortest(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a number must be finite, was " + value);
        }
        BigDecimal exact = new BigDecimal(value);
        // Any 15 digits survive in a normal double, so a shorter text shows as trailing zeros of that rounding.
        int least = Math.abs(value) < Double.MIN_NORMAL ? 1 : MOST_DIGITS - 2;
        for (int digits = least; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return strip(rounded);
            }
        }
        return strip(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
    }

    /** Text of {@link #shortest}: plain digits when short, otherwise with an exponent ({@code 1.5E-12}). */
    public static String text(double value) {
        if (value == 0) {
            return "0";
        }
        return text(shortest(value));
    }

    /** Plain digits when short, otherwise with an exponent. */
    public static String text(BigDecimal value) {
        BigDecimal decimal = strip(value);
        int above = decimal.precision() - decimal.scale();
        boolean plain = above > -6 && above <= PLAIN_DIGITS && decimal.scale() <= PLAIN_DIGITS;
        return plain ? decimal.toPlainString() : decimal.toString();
    }

    private static BigDecimal strip(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
