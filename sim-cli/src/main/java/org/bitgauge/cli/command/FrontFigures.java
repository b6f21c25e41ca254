package org.bitgauge.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bitgauge.lab.explore.Exploration;
import org.bitgauge.lab.explore.Exploration.Placed;
import org.bitgauge.lab.explore.PointRow;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.MetricScale;
import org.bitgauge.report.chart.ScatterFrontSpec;
import org.bitgauge.report.chart.ScatterFrontSpec.Point;

/** Figures of the runs of one series: the first objective with each of the others, and the front of the two. */
final class FrontFigures {
    private static final int MOST_GROUPS = 6;

    private final String experiment;
    private final List<String> objectives;
    private final String series;
    private final List<Placed> rows;

    FrontFigures(String experiment, List<String> objectives, String series, List<Placed> rows) {
        this.experiment = experiment;
        this.objectives = objectives;
        this.series = series;
        this.rows = rows;
    }

    /** The figures; none for an objective that no run has a value of. */
    List<ScatterFrontSpec> specs() {
        String x = objectives.get(0);
        List<ScatterFrontSpec> figures = new ArrayList<>();
        for (int o = Math.min(1, objectives.size() - 1); o < objectives.size(); o++) {
            String y = objectives.get(o);
            List<Placed> known = rows.stream()
                    .filter(placed -> Double.isFinite(placed.row().metric(x))
                            && Double.isFinite(placed.row().metric(y)))
                    .toList();
            if (!known.isEmpty()) {
                figures.add(figure(known, x, y, o < 2 ? "" : "-" + y));
            }
        }
        return figures;
    }

    private ScatterFrontSpec figure(List<Placed> known, String x, String y, String suffix) {
        MetricScale onX = scale(known, x);
        MetricScale onY = scale(known, y);
        Set<Placed> front = new HashSet<>(Exploration.front(known, List.of(x, y)));
        boolean few =
                known.stream().map(placed -> placed.row().profile()).distinct().count() <= MOST_GROUPS;
        boolean many = known.stream().map(Placed::point).distinct().count() < known.size();
        List<Point> points = known.stream()
                .map(placed -> new Point(
                        String.join(" ", placed.values())
                                + (many ? " " + placed.row().profile() : ""),
                        few ? placed.row().profile() : placed.row().design(),
                        placed.row().metric(x) * onX.factor(),
                        placed.row().metric(y) * onY.factor(),
                        front.contains(placed)))
                .toList();
        Frame frame = new Frame(
                "front-" + series.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + suffix.replace('_', '-'),
                "Exploration of " + series,
                "Every point of the grid of " + experiment + " for " + series + ", with the front of " + onX.title()
                        + " and " + onY.title() + ".",
                onX.title(),
                onY.title(),
                Width.ONE_COLUMN);
        boolean logX = !x.equals("accuracy") && points.stream().allMatch(p -> p.x() > 0);
        boolean logY = !y.equals("accuracy") && points.stream().allMatch(p -> p.y() > 0);
        return new ScatterFrontSpec(frame, points, logX, logY, PointRow.isMaximised(x));
    }

    private static MetricScale scale(List<Placed> rows, String metric) {
        return MetricScale.of(
                metric,
                rows.stream().mapToDouble(placed -> placed.row().metric(metric)).toArray());
    }
}
