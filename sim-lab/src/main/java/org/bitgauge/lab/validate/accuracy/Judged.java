package org.bitgauge.lab.validate.accuracy;

import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.ValidationCase;

/** Comparisons of this family. */
final class Judged {
    private static final double R2_TOLERANCE = 1e-4;

    private Judged() {}

    /** A number that must be equal. */
    static ValidationCase exact(String name, String quantity, double reference, double model) {
        return new ValidationCase(new Comparison(name, quantity, "", reference, model), 0);
    }

    /** A correlation, to 1e-4 absolute. */
    static ValidationCase correlation(String name, String quantity, double reference, double model) {
        double tolerance = reference == 0 ? 0 : R2_TOLERANCE / Math.abs(reference);
        double shown = Math.abs(model - reference) <= R2_TOLERANCE && reference == 0 ? 0 : model;
        return new ValidationCase(new Comparison(name, quantity, "", reference, shown), tolerance);
    }
}
