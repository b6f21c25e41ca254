package org.bitgauge.cli.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.json.Json;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.explore.Exploration;
import org.bitgauge.lab.explore.Exploration.Placed;
import org.bitgauge.lab.explore.ExploreSpec;
import org.bitgauge.lab.explore.PointRow;
import org.bitgauge.report.chart.ChartRenderer;
import org.bitgauge.report.chart.DataTable;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.MetricScale;
import org.bitgauge.report.chart.ScatterFrontSpec;
import org.bitgauge.report.chart.ScatterFrontSpec.Point;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;

/** What an exploration leaves: the front of each network as table, CSV and figure, and where it comes from. */
final class ExplorationReport {
    private static final int MOST_ROWS = 25;
    private static final int MOST_GROUPS = 6;

    private final ExperimentSpec experiment;
    private final ExploreSpec spec;
    private final Exploration exploration;
    private final String configuration;

    ExplorationReport(ExperimentSpec experiment, ExploreSpec spec, Exploration exploration, String configuration) {
        this.experiment = experiment;
        this.spec = spec;
        this.exploration = exploration;
        this.configuration = configuration;
    }

    void write(ImmutableList<ImmutableList<PointRow>> points, Path folder, Terminal terminal) {
        ImmutableMap<String, ImmutableList<Placed>> networks = exploration.byNetwork(points);
        Map<String, ImmutableList<Placed>> fronts = new LinkedHashMap<>();
        networks.forEach((network, rows) -> fronts.put(network, Exploration.front(rows, spec.objectives())));
        Map<String, byte[]> files = new TreeMap<>();
        files.put("front.csv", utf8(csv(fronts)));
        files.put("explore.json", utf8(Json.write(json(points, fronts))));
        networks.forEach((network, rows) -> ChartRenderer.files(figure(network, rows))
                .forEach((name, bytes) -> files.put("figures/" + name, bytes)));
        AtomicFiles.write(folder, files);
        networks.forEach(
                (network, rows) -> print(network, rows.size(), Exploration.front(rows, spec.objectives()), terminal));
        failures(points).forEach((why, count) -> terminal.say("failed: " + count + " points: " + why));
        terminal.say("results: " + folder + " (points.csv, front.csv, explore.json, figures/)");
    }

    private void print(String network, int rows, List<Placed> front, Terminal terminal) {
        List<Column> columns = new ArrayList<>(List.of(Column.number("point", 20)));
        exploration.grid().labels().forEach(label -> columns.add(new Column(label, true, 90)));
        columns.add(Column.text("profile"));
        PointRow.METRICS.stream()
                .filter(this::shown)
                .forEach(metric -> columns.add(Column.number(metric, Column.ALWAYS)));
        TextTable table = new TextTable(columns);
        front.stream().limit(MOST_ROWS).forEach(placed -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(placed.point())));
            cells.addAll(placed.values());
            cells.add(placed.row().profile());
            PointRow.METRICS.stream()
                    .filter(this::shown)
                    .forEach(metric -> cells.add(Numbers.plain(placed.row().metric(metric), 3)));
            table.add(cells);
        });
        terminal.out()
                .println(network + ": " + front.size() + " of " + rows + " on the front of "
                        + String.join(", ", spec.objectives()));
        terminal.out().print(table.render(terminal.width(), false));
        if (front.size() > MOST_ROWS) {
            terminal.out().println((front.size() - MOST_ROWS) + " more in front.csv");
        }
        terminal.out().println();
    }

    private boolean shown(String metric) {
        return spec.objectives().contains(metric) || metric.equals("speedup") || metric.equals("energy_gain");
    }

    private String csv(Map<String, ImmutableList<Placed>> fronts) {
        List<String> columns = new ArrayList<>(List.of("network", "point"));
        columns.addAll(exploration.grid().labels());
        columns.addAll(List.of("design", "profile"));
        columns.addAll(PointRow.METRICS);
        List<List<String>> rows = new ArrayList<>();
        fronts.forEach((network, front) -> front.forEach(placed -> {
            List<String> row = new ArrayList<>(List.of(network, Long.toString(placed.point())));
            row.addAll(placed.values());
            row.addAll(List.of(placed.row().design(), placed.row().profile()));
            placed.row().metrics().stream().forEach(metric -> row.add(DataTable.number(metric)));
            rows.add(row);
        }));
        return new DataTable(columns, rows).toCsv();
    }

    private ScatterFrontSpec figure(String network, List<Placed> rows) {
        String x = spec.objectives().get(0);
        String y = spec.objectives().get(Math.min(1, spec.objectives().size() - 1));
        MetricScale onX = scale(rows, x);
        MetricScale onY = scale(rows, y);
        Set<Long> front = new HashSet<>();
        Exploration.front(rows, List.of(x, y)).forEach(placed -> front.add(placed.point()));
        boolean few =
                rows.stream().map(placed -> placed.row().profile()).distinct().count() <= MOST_GROUPS;
        List<Point> points = rows.stream()
                .map(placed -> new Point(
                        String.join(" ", placed.values()),
                        few ? placed.row().profile() : placed.row().design(),
                        placed.row().metric(x) * onX.factor(),
                        placed.row().metric(y) * onY.factor(),
                        front.contains(placed.point())))
                .toList();
        boolean logX = points.stream().allMatch(p -> p.x() > 0);
        boolean logY = points.stream().allMatch(p -> p.y() > 0);
        Frame frame = new Frame(
                "front-" + network.replaceAll("[^a-z0-9-]", "-"),
                "Exploration of " + network,
                "Every point of the grid of " + experiment.name() + " for " + network + ", with the front of "
                        + onX.title() + " and " + onY.title() + ".",
                onX.title(),
                onY.title(),
                Width.ONE_COLUMN);
        return new ScatterFrontSpec(frame, points, logX, logY);
    }

    private static MetricScale scale(List<Placed> rows, String metric) {
        return MetricScale.of(
                metric,
                rows.stream().mapToDouble(placed -> placed.row().metric(metric)).toArray());
    }

    private Map<String, Object> json(
            ImmutableList<ImmutableList<PointRow>> points, Map<String, ImmutableList<Placed>> fronts) {
        String version = ExplorationReport.class.getPackage().getImplementationVersion();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "bitgauge-exploration");
        tree.put("version", version == null ? "development" : version);
        tree.put("experiment", experiment.name());
        tree.put("configuration_sha256", exploration.key());
        tree.put("configuration", configuration);
        tree.put("axes", exploration.grid().labels());
        tree.put("objectives", spec.objectives());
        tree.put("points", points.size());
        tree.put("failed", failures(points));
        Map<String, Object> numbers = new LinkedHashMap<>();
        fronts.forEach((network, front) ->
                numbers.put(network, front.stream().map(Placed::point).toList()));
        tree.put("front", numbers);
        return tree;
    }

    private static Map<String, Long> failures(ImmutableList<ImmutableList<PointRow>> points) {
        Map<String, Long> failures = new TreeMap<>();
        points.forEach(rows -> rows.stream()
                .filter(row -> !row.error().isEmpty())
                .forEach(row -> failures.merge(row.error(), 1L, Long::sum)));
        return failures;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
