package org.bitgauge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Design points in a plane, those of the Pareto front joined by a line and labelled where there is room.
 *
 * @param frame words and size
 * @param points every point
 * @param logX logarithmic horizontal axis
 * @param logY logarithmic vertical axis
 * @param moreIsBetterOnX whether the front runs along large values of x: what reaches a value between two of its points is
 *     then the right one of them, not the left
 */
public record ScatterFrontSpec(Frame frame, List<Point> points, boolean logX, boolean logY, boolean moreIsBetterOnX)
        implements ChartSpec {
    public ScatterFrontSpec {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("Chart " + frame.name() + " has no points");
        }
        for (Point point : points) {
            if ((logX && !(point.x() > 0)) || (logY && !(point.y() > 0))) {
                throw new IllegalArgumentException(
                        "Point " + point.label() + " of " + frame.name() + " has no place on a logarithmic axis");
            }
        }
    }

    /** Where less is better on the horizontal axis. */
    public ScatterFrontSpec(Frame frame, List<Point> points, boolean logX, boolean logY) {
        this(frame, points, logX, logY, false);
    }

    /**
     * One design.
     *
     * @param label short name, drawn if the point is on the front
     * @param group what it belongs to, for example its compute unit; one colour and marker each
     * @param onFront whether no other point is better in both
     */
    public record Point(String label, String group, double x, double y, boolean onFront) {
        public Point {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("Point " + label + " is not finite: " + x + ", " + y);
            }
        }
    }

    @Override
    public DataTable data() {
        List<List<String>> rows = new ArrayList<>();
        for (Point p : points) {
            rows.add(List.of(
                    p.label(),
                    p.group(),
                    DataTable.number(p.x()),
                    DataTable.number(p.y()),
                    Boolean.toString(p.onFront())));
        }
        return new DataTable(List.of("label", "group", "x", "y", "on_front"), rows);
    }
}
