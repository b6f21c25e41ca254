package org.bitgauge.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as they stand in figures: short, with a point, independent of the locale. */
final class ChartNumbers {
    private ChartNumbers() {}

    /** Two significant digits below 10, no fraction from 100 on: 0.53, 7.2, 34, 120. */
    static String brief(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        int digits = Math.abs(value) >= 1000 ? 4 : Math.abs(value) >= 100 ? 3 : 2;
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.signum() == 0) {
            return "0";
        }
        if (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e+0", "e")
                    .replace("e-0", "e-")
                    .replace("e+", "e");
        }
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    /** For tick labels. */
    static NumberFormat ticks() {
        return new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
