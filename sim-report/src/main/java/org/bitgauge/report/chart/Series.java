package org.bitgauge.report.chart;

import java.util.List;

/**
 * One series over the categories of a chart.
 *
 * @param name as in the legend
 * @param values one per category; NaN where there is none
 * @param low lower ends of the spread, or empty
 * @param high upper ends of the spread, or empty
 */
public record Series(String name, List<Double> values, List<Double> low, List<Double> high) {
    public Series {
        values = List.copyOf(values);
        low = List.copyOf(low);
        high = List.copyOf(high);
        boolean spread = !low.isEmpty() || !high.isEmpty();
        if (spread && (low.size() != values.size() || high.size() != values.size())) {
            throw new IllegalArgumentException("Series " + name + " has " + values.size() + " values but " + low.size()
                    + " lower and " + high.size() + " upper ends");
        }
    }

    /** A series without spread. */
    public static Series of(String name, List<Double> values) {
        return new Series(name, values, List.of(), List.of());
    }

    boolean hasSpread() {
        return !low.isEmpty();
    }

    static void check(String chart, List<String> categories, List<Series> series) {
        if (categories.isEmpty() || series.isEmpty()) {
            throw new IllegalArgumentException("Chart " + chart + " has nothing to show");
        }
        if (categories.stream().distinct().count() != categories.size()
                || series.stream().map(Series::name).distinct().count() != series.size()) {
            throw new IllegalArgumentException("Chart " + chart + " has two categories or series of the same name");
        }
        for (Series one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException("Series " + one.name() + " of chart " + chart + " has "
                        + one.values().size() + " values for " + categories.size() + " categories");
            }
        }
    }
}
