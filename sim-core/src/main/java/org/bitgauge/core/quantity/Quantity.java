package org.bitgauge.core.quantity;

import static java.util.Objects.requireNonNull;

/**
 * A constant of a model: value, unit, source and relative spread.
 *
 * @param value finite magnitude in {@code unit}
 * @param unit as printed, for example {@code um2/bit}, {@code fJ}, {@code ns}
 * @param source where the value was read or measured
 * @param spread relative uncertainty, 0.1 for plus or minus 10 %; 0 only for definitions
 */
public record Quantity(double value, String unit, Source source, double spread) {
    public Quantity {
        requireNonNull(unit, "unit");
        requireNonNull(source, "source");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a quantity must be finite, was " + value + " " + unit);
        }
        if (!(spread >= 0)) {
            throw new IllegalArgumentException("the spread of a quantity must be >= 0, was " + spread);
        }
    }
}
