package org.bitgauge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A value over two discrete axes, for example speedup over exponent and mantissa.
 *
 * @param frame words and size
 * @param columns labels along the horizontal axis
 * @param rows labels along the vertical axis, from bottom to top
 * @param values a list per row; NaN where there is none
 * @param valueTitle title of the colour bar with its unit
 */
public record HeatMapSpec(
        Frame frame, List<String> columns, List<String> rows, List<List<Double>> values, String valueTitle)
        implements ChartSpec {
    public HeatMapSpec {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        values = values.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.isEmpty()
                || width == 0
                || values.size() != rows.size()
                || values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(
                    "Heat map " + frame.name() + " needs " + rows.size() + " x " + width + " values, one list per row");
        }
        if (values.stream().allMatch(row -> row.stream().allMatch(v -> v.isNaN()))) {
            throw new IllegalArgumentException("Heat map " + frame.name() + " has no value at all");
        }
    }

    @Override
    public DataTable data() {
        List<List<String>> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                lines.add(List.of(
                        columns.get(c),
                        rows.get(r),
                        DataTable.number(values.get(r).get(c))));
            }
        }
        return new DataTable(List.of("x", "y", "value"), lines);
    }
}
