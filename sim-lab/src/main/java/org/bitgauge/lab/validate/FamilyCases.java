package org.bitgauge.lab.validate;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * What a family found.
 *
 * @param cases every comparison that was made, in the order of the source
 * @param excluded cases left out by a stated rule, with the reason
 * @param medianTolerance bound of the median absolute error; {@code NaN} where the family has none
 * @param notes what a reader must know, for example how the model was kept from seeing the answers
 */
public record FamilyCases(
        ImmutableList<ValidationCase> cases,
        ImmutableList<ExcludedCase> excluded,
        double medianTolerance,
        ImmutableList<String> notes) {
    public FamilyCases {
        requireNonNull(cases, "cases");
        requireNonNull(excluded, "excluded");
        requireNonNull(notes, "notes");
    }

    /**
     * A case left out.
     *
     * @param caseName which
     * @param reason the rule that leaves it out
     */
    public record ExcludedCase(String caseName, String reason) {}
}
