package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * One number of the model next to its reference.
 *
 * @param caseName what was compared
 * @param quantity which number of it
 * @param unit of both
 * @param reference published or measured value
 * @param model our value
 */
public record Comparison(String caseName, String quantity, String unit, double reference, double model) {
    public Comparison {
        requireNonNull(caseName, "case");
        requireNonNull(quantity, "quantity");
        requireNonNull(unit, "unit");
    }

    /** Model over reference minus 1; 0 when both are 0. */
    public double error() {
        return reference == 0 && model == 0 ? 0 : model / reference - 1;
    }
}
