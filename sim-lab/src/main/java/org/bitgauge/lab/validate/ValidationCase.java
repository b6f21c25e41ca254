package org.bitgauge.lab.validate;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.result.Comparison;

/**
 * One number next to its reference, with the error that is accepted.
 *
 * @param comparison case, quantity, reference and model
 * @param tolerance bound of the absolute relative error; 0 for exact, {@code Double.POSITIVE_INFINITY} for a number that is
 *     shown and not judged
 */
public record ValidationCase(Comparison comparison, double tolerance) {
    public ValidationCase {
        requireNonNull(comparison, "comparison");
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance is >= 0, was " + tolerance);
        }
    }

    /** Whether the error is within the tolerance. */
    public boolean passed() {
        return Math.abs(comparison.error()) <= tolerance;
    }

    /** Whether the case is judged at all. */
    public boolean judged() {
        return !Double.isInfinite(tolerance);
    }
}
