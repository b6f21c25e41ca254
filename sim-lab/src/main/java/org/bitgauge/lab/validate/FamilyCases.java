package org.bitgauge.lab.validate;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * What a family found.
 *
 * @param cases every comparison that was made, in the order of the source
 * @param excluded cases left out by a stated rule, with the reason
 * @param medianTolerance bound of the median absolute error; {@code NaN} where the family has none
 * @param share of the judged cases that must be within their tolerance, 1 for all; every miss is listed all the same
 * @param notes what a reader must know, for example how the model was kept from seeing the answers
 */
public record FamilyCases(
        ImmutableList<ValidationCase> cases,
        ImmutableList<ExcludedCase> excluded,
        double medianTolerance,
        double share,
        ImmutableList<String> notes) {
    public FamilyCases {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of cases within tolerance is above 0 and at most 1, was " + share);
        }
        requireNonNull(cases, "cases");
        requireNonNull(excluded, "excluded");
        requireNonNull(notes, "notes");
    }

    /** Cases that must all be within their tolerance. */
    public FamilyCases(
            ImmutableList<ValidationCase> cases,
            ImmutableList<ExcludedCase> excluded,
            double medianTolerance,
            ImmutableList<String> notes) {
        this(cases, excluded, medianTolerance, 1, notes);
    }

    /**
     * A case left out.
     *
     * @param caseName which
     * @param reason the rule that leaves it out
     * @param fault number of the reference's own fault that makes the comparison void; 0 where that is not the reason
     */
    public record ExcludedCase(String caseName, String reason, int fault) {
        /** Left out for another reason than a fault of the reference. */
        public ExcludedCase(String caseName, String reason) {
            this(caseName, reason, 0);
        }
    }
}
