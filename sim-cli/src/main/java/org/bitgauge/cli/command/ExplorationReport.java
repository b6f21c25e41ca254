package org.bitgauge.cli.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;

/** What an exploration leaves: the front of each series as table, CSV and figure, and where it comes from. */
final class ExplorationReport {
    private static final int MOST_ROWS = 25;

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
        ImmutableMap<String, ImmutableList<Placed>> series = exploration.bySeries(points);
        Map<String, ImmutableList<Placed>> fronts = new LinkedHashMap<>();
        series.forEach((name, rows) -> fronts.put(name, Exploration.front(rows, spec.objectives())));
        Map<String, byte[]> files = new TreeMap<>();
        files.put("front.csv", utf8(csv(fronts)));
        files.put("explore.json", utf8(Json.write(json(points, fronts))));
        series.forEach((name, rows) -> new FrontFigures(experiment.name(), spec.objectives(), name, rows)
                .specs()
                .forEach(figure ->
                        ChartRenderer.files(figure).forEach((file, bytes) -> files.put("figures/" + file, bytes))));
        AtomicFiles.write(folder, files);
        fronts.forEach((name, front) -> {
            ImmutableList<Placed> rows = series.getOrDefault(name, ImmutableList.of());
            print(name, rows.size(), front, terminal);
            unknown(name, rows, terminal);
        });
        failures(points).forEach((why, count) -> terminal.say("failed: " + count + " points: " + why));
        terminal.say("results: " + folder + " (points.csv, front.csv, explore.json, figures/)");
    }

    private void print(String series, int rows, List<Placed> front, Terminal terminal) {
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
                .println(series + ": " + front.size() + " of " + rows + " on the front of "
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
        List<String> columns = new ArrayList<>(List.of("series", "point"));
        columns.addAll(exploration.grid().labels());
        columns.addAll(List.of("design", "network", "profile"));
        columns.addAll(PointRow.METRICS);
        List<List<String>> rows = new ArrayList<>();
        fronts.forEach((series, front) -> front.forEach(placed -> {
            List<String> row = new ArrayList<>(List.of(series, Long.toString(placed.point())));
            row.addAll(placed.values());
            row.addAll(List.of(
                    placed.row().design(), placed.row().network(), placed.row().profile()));
            placed.row().metrics().stream().forEach(metric -> row.add(DataTable.number(metric)));
            rows.add(row);
        }));
        return new DataTable(columns, rows).toCsv();
    }

    /** A front over a column that nobody knows is empty: says so, and why. */
    private void unknown(String series, List<Placed> rows, Terminal terminal) {
        for (String objective : spec.objectives()) {
            if (rows.stream().allMatch(placed -> Double.isNaN(placed.row().metric(objective)))) {
                terminal.say("no point of " + series + " has a value of " + objective
                        + (objective.equals("accuracy")
                                ? ": give the profiles what was measured (measured:, on a network of this name), or"
                                        + " take networks from a table (equal-accuracy:)"
                                : ""));
            }
        }
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
        fronts.forEach((series, front) ->
                numbers.put(series, front.stream().map(Placed::point).toList()));
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
