package org.bitgauge.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: three significant digits, SI prefixes, a point whatever the locale. */
public final class Numbers {
    private static final String[] PREFIXES = {"f", "p", "n", "\u00b5", "m", "", "k", "M", "G", "T", "P"};

    private Numbers() {}

    /** A quantity with its unit: {@code 1.23 mJ}. */
    public static String si(double value, String unit) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value == 0) {
            return "0 " + unit;
        }
        double rounded = new BigDecimal(value)
                .round(new MathContext(3, RoundingMode.HALF_EVEN))
                .doubleValue();
        int thousands = (int) Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-12);
        int index = Math.max(0, Math.min(PREFIXES.length - 1, thousands + 5));
        return plain(value / Math.pow(10, 3.0 * (index - 5)), 3) + " " + PREFIXES[index] + unit;
    }

    /** A number with so many significant digits, never in scientific notation between 1e-4 and 1e9. */
    public static String plain(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int scale = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(Math.abs(rounded.doubleValue())) + 1e-12));
        return rounded.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A gain over the baseline: {@code 7.21×}. */
    public static String times(double value) {
        return Double.isFinite(value) ? plain(value, 3) + "\u00d7" : "-";
    }

    /** A share between 0 and 1 as {@code 83.1 %}. */
    public static String percent(double share) {
        return Double.isFinite(share) ? plain(share * 100, 3) + " %" : "-";
    }

    /** A count with thin groups of three: {@code 1 234 567}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }
}
