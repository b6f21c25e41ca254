package org.bitgauge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines over a numeric axis.
 *
 * @param frame words and size
 * @param lines at least one
 * @param logX logarithmic horizontal axis
 * @param logY logarithmic vertical axis
 */
public record LineSpec(Frame frame, List<Line> lines, boolean logX, boolean logY) implements ChartSpec {
    public LineSpec {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Chart " + frame.name() + " has no lines");
        }
    }

    /** One line through its points in the order given. */
    public record Line(String name, List<Double> x, List<Double> y) {
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.isEmpty() || x.size() != y.size()) {
                throw new IllegalArgumentException(
                        "Line " + name + " has " + x.size() + " positions and " + y.size() + " values");
            }
        }
    }

    @Override
    public DataTable data() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            for (int i = 0; i < line.x().size(); i++) {
                rows.add(List.of(
                        line.name(),
                        DataTable.number(line.x().get(i)),
                        DataTable.number(line.y().get(i))));
            }
        }
        return new DataTable(List.of("series", "x", "y"), rows);
    }
}
