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
 * @param labels what is written into the cells in place of the values, a list per row; empty for the values
 */
public record HeatMapSpec(
        Frame frame,
        List<String> columns,
        List<String> rows,
        List<List<Double>> values,
        String valueTitle,
        List<List<String>> labels)
        implements ChartSpec {
    public HeatMapSpec {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        values = values.stream().map(List::copyOf).toList();
        labels = labels.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (!labels.isEmpty()
                && (labels.size() != rows.size() || labels.stream().anyMatch(row -> row.size() != width))) {
            throw new IllegalArgumentException("Heat map " + frame.name() + " needs a label for every cell, or none");
        }
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

    /** With the values written into the cells. */
    public HeatMapSpec(
            Frame frame, List<String> columns, List<String> rows, List<List<Double>> values, String valueTitle) {
        this(frame, columns, rows, values, valueTitle, List.of());
    }

    @Override
    public DataTable data() {
        List<List<String>> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                List<String> line = new ArrayList<>(List.of(
                        columns.get(c),
                        rows.get(r),
                        DataTable.number(values.get(r).get(c))));
                if (!labels.isEmpty()) {
                    line.add(labels.get(r).get(c));
                }
                lines.add(line);
            }
        }
        return new DataTable(
                labels.isEmpty() ? List.of("x", "y", "value") : List.of("x", "y", "value", "label"), lines);
    }
}
