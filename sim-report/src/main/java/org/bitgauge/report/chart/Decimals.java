package org.bitgauge.report.chart;

/** Short decimals for coordinates: at most two fraction digits, independent of the locale. */
final class Decimals {
    private Decimals() {}

    static StringBuilder append(StringBuilder out, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest != 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                out.append(rest % 10);
            }
        }
        return out;
    }

    static String text(double value) {
        return append(new StringBuilder(), value).toString();
    }
}
