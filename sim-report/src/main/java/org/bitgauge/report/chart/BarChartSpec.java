package org.bitgauge.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Grouped bars, with whiskers where a series has a spread.
 *
 * @param frame words and size
 * @param groups categories along the horizontal axis
 * @param series one bar of each group per series
 * @param reference where a dashed line is drawn across, for example 1 for a speedup
 * @param marks lines across with words, for example a mean
 */
public record BarChartSpec(
        Frame frame, List<String> groups, List<Series> series, OptionalDouble reference, List<Mark> marks)
        implements ChartSpec {
    public BarChartSpec {
        groups = List.copyOf(groups);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        Series.check(frame.name(), groups, series);
    }

    /** Without marks. */
    public BarChartSpec(Frame frame, List<String> groups, List<Series> series, OptionalDouble reference) {
        this(frame, groups, series, reference, List.of());
    }

    /**
     * A line across the figure.
     *
     * @param label written above it, at the right
     * @param value where it lies
     */
    public record Mark(String label, double value) {
        public Mark {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("mark " + label + " is not finite: " + value);
            }
        }
    }

    @Override
    public DataTable data() {
        boolean spread = series.stream().anyMatch(Series::hasSpread);
        List<List<String>> rows = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            for (Series one : series) {
                List<String> row = new ArrayList<>(List.of(
                        groups.get(g), one.name(), DataTable.number(one.values().get(g))));
                if (spread) {
                    row.add(one.hasSpread() ? DataTable.number(one.low().get(g)) : "");
                    row.add(one.hasSpread() ? DataTable.number(one.high().get(g)) : "");
                }
                rows.add(row);
            }
        }
        for (Mark mark : marks) {
            List<String> row = new ArrayList<>(List.of("", mark.label(), DataTable.number(mark.value())));
            if (spread) {
                row.addAll(List.of("", ""));
            }
            rows.add(row);
        }
        return new DataTable(
                spread ? List.of("group", "series", "value", "low", "high") : List.of("group", "series", "value"),
                rows);
    }
}
