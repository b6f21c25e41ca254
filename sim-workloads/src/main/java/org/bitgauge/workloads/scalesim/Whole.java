package org.bitgauge.workloads.scalesim;

import java.math.BigDecimal;
import java.util.Optional;

/** Whole numbers as people write them. */
final class Whole {
    private static final int MOST_DIGITS = 18;

    private Whole() {}

    /** A number of up to 18 digits without a fraction, {@code 6.0} included. */
    static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.matches("[+-]?[0-9]+(\\.[0-9]*)?")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return value.scale() > 0 ? Optional.empty() : Optional.of(value.longValueExact());
    }

    /** Whether the peer reads the text as the same number. */
    static boolean plain(String text) {
        return text.matches("[+-]?[0-9]+");
    }
}
