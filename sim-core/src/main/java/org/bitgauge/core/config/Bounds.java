package org.bitgauge.core.config;

import java.lang.reflect.AnnotatedElement;
import org.bitgauge.core.quantity.Decimals;
import org.bitgauge.core.quantity.Measure;

/**
 * Legal values of a number, in its base unit.
 *
 * @param min least value
 * @param max greatest value
 * @param positive whether it must be greater than zero
 */
record Bounds(double min, double max, boolean positive) {
    static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    static Bounds of(AnnotatedElement element) {
        Range range = element.getAnnotation(Range.class);
        boolean positive = element.isAnnotationPresent(Positive.class);
        if (range == null && !positive) {
            return NONE;
        }
        return range == null ? new Bounds(NONE.min, NONE.max, true) : new Bounds(range.min(), range.max(), positive);
    }

    /** Throws {@link IllegalArgumentException} unless the value is legal; values that are no numbers pass. */
    void check(Object value, String text) {
        if (this == NONE) {
            return;
        }
        double number;
        if (value instanceof Number plain) {
            number = plain.doubleValue();
        } else if (value instanceof Measure measure) {
            number = measure.magnitude();
        } else {
            return;
        }
        if (positive && !(number > 0)) {
            throw new IllegalArgumentException("must be positive, was '" + text + "'; write one greater than 0");
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException(
                    "must be " + describe() + ", was '" + text + "'; write one in that range");
        }
    }

    /** For example {@code from 1 to 64}; empty when nothing is excluded. */
    String describe() {
        String least = Double.isInfinite(min) ? "" : Decimals.text(min);
        String most = Double.isInfinite(max) ? "" : Decimals.text(max);
        if (!least.isEmpty() && !most.isEmpty()) {
            return "from " + least + " to " + most;
        }
        if (!least.isEmpty()) {
            return "at least " + least;
        }
        if (!most.isEmpty()) {
            return "at most " + most;
        }
        return positive ? "positive" : "";
    }
}
