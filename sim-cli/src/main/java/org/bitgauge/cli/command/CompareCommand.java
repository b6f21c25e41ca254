package org.bitgauge.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.json.Json;
import org.bitgauge.core.result.WinnerMap;
import org.bitgauge.core.result.WinnerMap.Criterion;
import org.bitgauge.core.result.WinnerMap.Outcome;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.winner.WinnerRunner;
import org.bitgauge.lab.winner.WinnerSpec;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.winner.WinnerCharts;
import org.bitgauge.report.winner.WinnerTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which design wins at each pair of weight and activation widths, at equal area, power or bandwidth. */
@Command(
        name = "compare",
        description =
                "Compares designs over weight and activation widths at equal area, power or bandwidth: a winner map.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    private static final int SHOWN_REFUSALS = 6;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "Comparison file.")
    private Path file = Path.of("");

    @Mixin
    private JobOptions job = new JobOptions();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        int threads = job.threads();
        FileKind.COMPARISON.require(file);
        ExperimentTypes types = ExperimentTypes.load();
        Bound<WinnerSpec> bound = types.binder().load(file, WinnerSpec.class, job.settings());
        Path folder = job.folder(bound.value().name());
        Inputs.writable(folder);
        WinnerMap map = run(types, bound.value(), threads);
        Map<String, byte[]> files = new TreeMap<>(Figures.files(WinnerCharts.of(map)));
        files.put("compare.csv", WinnerTables.facts(map).toCsv().getBytes(StandardCharsets.UTF_8));
        files.put("compare.json", Json.write(tree(map)).getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(folder, files);
        if (json) {
            terminal.out().print(Json.write(tree(map)));
        } else {
            print(map);
        }
        terminal.say("results: " + folder);
        return ExitStatus.DONE;
    }

    private WinnerMap run(ExperimentTypes types, WinnerSpec spec, int threads) throws InterruptedException {
        try {
            return new WinnerRunner(types, spec).run(threads);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(file + ": " + e.getMessage());
        }
    }

    private void print(WinnerMap map) {
        int width = terminal.width();
        terminal.out().println(map.title().isEmpty() ? map.name() : map.title());
        terminal.out().println();
        terminal.out().print(WinnerTables.entrants(map).render(width, false));
        for (Criterion criterion : map.criteria()) {
            terminal.out().println();
            terminal.out()
                    .println("least " + criterion.label() + " per inference of " + map.network()
                            + "; weights down, activations across; times: how far ahead of the next");
            terminal.out().println();
            terminal.out().print(WinnerTables.map(map, criterion).render(width, false));
        }
        terminal.out().println();
        terminal.out().println("Normalised by " + map.rule() + " to " + map.reference() + ".");
        map.entrants().forEach(entrant -> terminal.say(entrant.name() + ": " + entrant.sizing()));
        Set<String> refusals = new LinkedHashSet<>();
        map.cells().forEach(cell -> cell.outcomes().stream()
                .filter(outcome -> !outcome.refused().isEmpty())
                .forEach(outcome -> refusals.add(outcome.design() + ": " + outcome.refused())));
        refusals.stream().limit(SHOWN_REFUSALS).forEach(text -> terminal.say("note: " + text));
        if (refusals.size() > SHOWN_REFUSALS) {
            terminal.say("note: " + (refusals.size() - SHOWN_REFUSALS) + " more refusals in compare.csv");
        }
    }

    private static Map<String, Object> tree(WinnerMap map) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", map.name());
        tree.put("network", map.network());
        tree.put("normalise", map.rule());
        tree.put("reference", map.reference());
        tree.put("designs", map.entrants());
        List<Object> cells = new ArrayList<>();
        for (WinnerMap.Cell cell : map.cells()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("weight_bits", cell.weightBits());
            entry.put("activation_bits", cell.activationBits());
            for (Criterion criterion : map.criteria()) {
                List<Outcome> ranking = cell.ranking(criterion);
                entry.put(
                        "winner_" + criterion.label(),
                        ranking.isEmpty() ? "" : ranking.get(0).design());
            }
            List<Object> outcomes = new ArrayList<>();
            for (Outcome outcome : cell.outcomes()) {
                outcomes.add(entry(outcome));
            }
            entry.put("designs", outcomes);
            cells.add(entry);
        }
        tree.put("cells", cells);
        return tree;
    }

    private static Map<String, Object> entry(Outcome outcome) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("design", outcome.design());
        if (outcome.refused().isEmpty()) {
            entry.put("time_s", outcome.seconds());
            entry.put("energy_j", outcome.energyJ());
        } else {
            entry.put("refused", outcome.refused());
        }
        return entry;
    }
}
