package org.bitgauge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars stacked from parts, for example cycles by cause.
 *
 * @param frame words and size
 * @param categories one bar each
 * @param parts from the bottom of the stack to its top; values are not negative
 */
public record StackedBarSpec(Frame frame, List<String> categories, List<Series> parts) implements ChartSpec {
    public StackedBarSpec {
        categories = List.copyOf(categories);
        parts = List.copyOf(parts);
        Series.check(frame.name(), categories, parts);
        for (Series part : parts) {
            if (part.values().stream().anyMatch(v -> !(v >= 0))) {
                throw new IllegalArgumentException("Part " + part.name() + " of " + frame.name()
                        + " cannot be stacked: a value is negative or missing");
            }
        }
    }

    @Override
    public DataTable data() {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < categories.size(); c++) {
            for (Series part : parts) {
                rows.add(List.of(
                        categories.get(c),
                        part.name(),
                        DataTable.number(part.values().get(c))));
            }
        }
        return new DataTable(List.of("category", "part", "value"), rows);
    }
}
