package org.bitgauge.core.explain;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.quantity.Quantity;

/**
 * One number and why it is what it is: the formula that gave it, the numbers that entered, and for a leaf its source.
 *
 * @param what name of the number, for example {@code area of multiplier 8x8}
 * @param value the number in {@code unit}
 * @param unit unit as printed
 * @param formula how the inputs make the value, or how the leaf was read
 * @param spread relative uncertainty of the value
 * @param source citation for a leaf or a calibrated formula; empty when it follows from the inputs
 * @param inputs explanations of the numbers that enter, in the order of the formula
 */
public record Explanation(
        String what,
        double value,
        String unit,
        String formula,
        double spread,
        String source,
        ImmutableList<Explanation> inputs) {
    public Explanation {
        requireNonNull(what, "what");
        requireNonNull(unit, "unit");
        requireNonNull(formula, "formula");
        requireNonNull(source, "source");
        requireNonNull(inputs, "inputs");
    }

    /** A number that is read from a source. */
    public static Explanation leaf(String what, Quantity quantity) {
        return new Explanation(
                what,
                quantity.value(),
                quantity.unit(),
                "constant",
                quantity.spread(),
                quantity.source().toString(),
                ImmutableList.of());
    }

    /** An input of the user's own configuration, exact by definition. */
    public static Explanation given(String what, double value, String unit, String where) {
        return new Explanation(what, value, unit, "given", 0, where, ImmutableList.of());
    }

    /** A number that follows from others by {@code formula}. */
    public static Explanation derived(
            String what, double value, String unit, String formula, double spread, List<Explanation> inputs) {
        return new Explanation(what, value, unit, formula, spread, "", ImmutableList.copyOf(inputs));
    }
}
