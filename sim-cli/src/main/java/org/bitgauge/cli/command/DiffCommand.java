package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.json.Json;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.diff.DiffCharts;
import org.bitgauge.report.diff.ResultDiff;
import org.bitgauge.report.diff.Waterfall;
import org.bitgauge.report.diff.Waterfall.Step;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.files.ResultReader;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changed between two results, and where the cycles and the energy went. */
@Command(
        name = "diff",
        description = "What changed between two results: configuration, and a waterfall of cycles and energy.",
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "DIR1", description = "Results before.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR2", description = "Results after.")
    private Path after = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for figures of the waterfalls.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultSet left = Inputs.checked(() -> ResultReader.read(before));
        ResultSet right = Inputs.checked(() -> ResultReader.read(after));
        ResultDiff diff = ResultDiff.of(left, right);
        output.ifPresent(folder -> draw(diff, folder));
        if (json) {
            terminal.out().print(Json.write(tree(diff)));
            return ExitStatus.DONE;
        }
        terminal.out().println(diff.configuration().isEmpty() ? "configuration: the same" : "configuration:");
        diff.configuration().forEach(line -> terminal.out().println("  " + line));
        for (ResultDiff.Pair pair : diff.pairs()) {
            terminal.out().println();
            terminal.out().println(pair.title());
            print(pair.cycles());
            terminal.out().println();
            print(pair.energy());
        }
        diff.onlyBefore().forEach(network -> terminal.say("only in " + before + ": " + network));
        diff.onlyAfter().forEach(network -> terminal.say("only in " + after + ": " + network));
        return ExitStatus.DONE;
    }

    private void draw(ResultDiff diff, Path folder) {
        Inputs.writable(folder);
        List<ChartSpec> charts = DiffCharts.of(diff);
        AtomicFiles.write(folder, Figures.files(charts));
        charts.forEach(chart -> terminal.say(
                "figure: " + folder.resolve("figures").resolve(chart.frame().name() + ".svg")));
    }

    private void print(Waterfall waterfall) {
        TextTable table = new TextTable(List.of(
                Column.text(waterfall.quantity()),
                Column.number("before", Column.ALWAYS),
                Column.number("after", Column.ALWAYS),
                Column.number("change", Column.ALWAYS),
                Column.number("of total", 50)));
        waterfall.large().forEach(step -> table.add(row(step, waterfall)));
        waterfall.small().ifPresent(step -> table.add(row(step, waterfall)));
        table.add(row(new Step("total", waterfall.before(), waterfall.after()), waterfall));
        terminal.out().print(table.render(terminal.width(), false));
    }

    private static List<String> row(Step step, Waterfall waterfall) {
        double share = waterfall.before() == 0 ? Double.NaN : 100 * step.change() / waterfall.before();
        return List.of(
                step.part(),
                number(step.before(), waterfall),
                number(step.after(), waterfall),
                (step.change() > 0 ? "+" : "") + number(step.change(), waterfall),
                Double.isFinite(share) ? String.format(Locale.ROOT, "%+.1f %%", share) : "-");
    }

    private static String number(double value, Waterfall waterfall) {
        return waterfall.unit().isEmpty() ? Numbers.count(Math.round(value)) : Numbers.si(value, waterfall.unit());
    }

    private static Map<String, Object> tree(ResultDiff diff) {
        List<Object> pairs = new ArrayList<>();
        for (ResultDiff.Pair pair : diff.pairs()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("network", pair.before().network());
            tree.put("before", pair.before().profile() + " on " + pair.before().design());
            tree.put("after", pair.after().profile() + " on " + pair.after().design());
            tree.put("cycles", pair.cycles().steps());
            tree.put("energy_j", pair.energy().steps());
            pairs.add(tree);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("configuration", diff.configuration());
        tree.put("pairs", pairs);
        tree.put("only_before", diff.onlyBefore());
        tree.put("only_after", diff.onlyAfter());
        return tree;
    }
}
