package org.bitgauge.report.figure;

/**
 * A decimal multiple that brings the largest number of an axis between 1 and 1000.
 *
 * @param factor to multiply values with
 * @param words in front of or instead of the unit
 */
record Scale(double factor, String words) {
    private static final String[] PREFIXES = {"p", "n", "\u00b5", "m", "", "k", "M", "G", "T"};

    /** An SI prefix for a quantity given in its base unit. */
    static Scale si(double largest, String unit) {
        if (!(largest > 0)) {
            return new Scale(1, unit);
        }
        int thousands = (int) Math.floor(Math.log10(largest) / 3 + 1e-9);
        int index = Math.max(0, Math.min(PREFIXES.length - 1, thousands + 4));
        return new Scale(Math.pow(10, -3.0 * (index - 4)), PREFIXES[index] + unit);
    }

    /** Words for a count: thousands, millions. */
    static Scale count(double largest) {
        if (largest >= 2e9) {
            return new Scale(1e-9, "billions");
        }
        if (largest >= 2e6) {
            return new Scale(1e-6, "millions");
        }
        return largest >= 2e3 ? new Scale(1e-3, "thousands") : new Scale(1, "");
    }
}
