package org.bitgauge.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers as they stand in figures: short, with a point, independent of the locale. */
final class ChartNumbers {
    /** With one number a reader cannot tell a scale. */
    private static final int FEWEST_TICKS = 2;

    private ChartNumbers() {}

    /** Two significant digits below 1, one decimal below 10, whole from 10 on: 0.53, 1.0, 7.2, 34, 120. */
    static String brief(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e+0", "e")
                    .replace("e-0", "e-")
                    .replace("e+", "e");
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = Math.abs(value) < 1
                ? exact.round(new MathContext(2, RoundingMode.HALF_EVEN))
                : exact.setScale(Math.abs(value) < 9.95 ? 1 : 0, RoundingMode.HALF_EVEN);
        return rounded.toPlainString();
    }

    /** Round values between two ends, about as many as asked for: 1, 2, 5 per decade on a logarithmic scale. */
    static List<Double> niceTicks(double low, double high, boolean log, int about) {
        List<Double> ticks = log ? decades(low, high) : List.of();
        if (ticks.size() < FEWEST_TICKS) {
            ticks = even(low, high, about);
        }
        return ticks.isEmpty() ? List.of(low, high) : ticks;
    }

    private static List<Double> decades(double low, double high) {
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            for (int digit : high / low > 1e3 ? new int[] {1} : new int[] {1, 2, 5}) {
                ticks.add(digit * Math.pow(10, power));
            }
        }
        ticks.removeIf(t -> t < low || t > high);
        return ticks;
    }

    private static List<Double> even(double low, double high, int about) {
        double raw = (high - low) / about;
        double unit = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = raw / unit <= 1 ? unit : raw / unit <= 2 ? 2 * unit : raw / unit <= 5 ? 5 * unit : 10 * unit;
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** For tick labels: 0.25, 20, 5000, 200k, 3M. */
    static NumberFormat ticks() {
        return new Ticks();
    }

    private static final class Ticks extends DecimalFormat {
        private static final long serialVersionUID = 1L;
        private static final double LONG = 1e5;
        private static final double MILLION = 1e6;

        Ticks() {
            super("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        }

        @Override
        public StringBuffer format(double value, StringBuffer to, FieldPosition at) {
            if (Math.abs(value) < LONG) {
                return super.format(value, to, at);
            }
            boolean millions = Math.abs(value) >= MILLION;
            return super.format(value / (millions ? MILLION : 1000), to, at).append(millions ? 'M' : 'k');
        }
    }
}
