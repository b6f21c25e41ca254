package org.bitgauge.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.json.Json;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.WhatIfResult;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.ExtraOutputs;
import org.bitgauge.report.ReportFolder;
import org.bitgauge.report.figure.Figure.Detail;
import org.bitgauge.report.table.FormatTable;
import org.bitgauge.report.table.SummaryTable;
import org.bitgauge.workloads.onnx.OnnxNetwork;
import org.bitgauge.workloads.zoo.NetworkSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs experiments, prints a table of each, and writes a folder of results. */
@Command(
        name = "run",
        description =
                "Runs an experiment, prints a table and writes a folder of results; of several, one folder for each.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final int MOST_FORMAT_LINES = 30;
    private static final int FEW_FORMAT_LINES = 12;
    private static final int MOST_NOTES = 10;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private JobOptions job = new JobOptions();

    @Option(names = "--formats", description = "Prints the format of every layer and tensor, and which rule gave it.")
    private boolean formats;

    @Option(names = "--json", description = "Prints the summary as JSON.")
    private boolean json;

    @Mixin
    private WhatIfOption whatIf = new WhatIfOption();

    @Mixin
    private TraceOption trace = new TraceOption();

    /** For the terminal. */
    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        int threads = job.threads();
        whatIf.parsed();
        trace.check();
        ExperimentTypes types = ExperimentTypes.load();
        ExperimentRunner runner = new ExperimentRunner(types);
        List<Bound<ExperimentSpec>> experiments = new ArrayList<>();
        for (Path file : files) {
            FileKind.EXPERIMENT.require(file);
            Bound<ExperimentSpec> experiment = types.binder().load(file, ExperimentSpec.class, job.settings());
            runner.check(experiment);
            ExperimentRunner.checkWhatIf(experiment, whatIf.parsed());
            trace.check(experiment);
            experiments.add(experiment);
        }
        refuseTwins(experiments);
        experiments.forEach(this::warn);
        experiments.forEach(experiment -> Inputs.writable(folder(experiment, experiments.size() > 1)));
        List<Object> summaries = new ArrayList<>();
        for (Bound<ExperimentSpec> experiment : experiments) {
            ResultSet results = runner.run(experiment, threads);
            List<WhatIfResult> without = whatIf.run(runner, experiment, results, threads);
            Map<String, byte[]> beside = new LinkedHashMap<>(trace.files(types, experiment, results, terminal));
            ExtraOutputs.files(experiment.value(), results).forEach((path, text) -> beside.put(path, utf8(text)));
            WhatIfOption.files(without).forEach((path, text) -> beside.put(path, utf8(text)));
            Path folder = folder(experiment, experiments.size() > 1);
            ReportFolder.write(results, folder, Detail.HEADLINE, beside);
            if (json) {
                summaries.addAll(SummaryJson.of(results));
            } else {
                print(results);
                WhatIfOption.print(without, terminal);
            }
            terminal.say("results: " + folder);
            terminal.interruption().keeps("experiments finished before are kept");
        }
        if (json) {
            terminal.out().print(Json.write(summaries));
        }
        return ExitStatus.DONE;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseTwins(List<Bound<ExperimentSpec>> experiments) {
        Set<String> names = new HashSet<>();
        for (Bound<ExperimentSpec> experiment : experiments) {
            if (!names.add(experiment.value().name())) {
                throw new InputException(
                        "two experiments are named '" + experiment.value().name()
                                + "' and would share an output folder; give each its own name or run them one by one");
            }
        }
    }

    /** Operators of imported networks that are not counted. */
    private void warn(Bound<ExperimentSpec> experiment) {
        for (NetworkSpec network : experiment.value().networks()) {
            if (network instanceof OnnxNetwork.Spec onnx) {
                onnx.read().warnings().forEach(warning -> terminal.say("warning: " + onnx.file() + ": " + warning));
            }
        }
    }

    private void print(ResultSet results) {
        int width = terminal.width();
        terminal.out().println(results.title().isEmpty() ? results.experiment() : results.title());
        terminal.out().println();
        terminal.out().print(precisions(results, width));
        terminal.out().println();
        terminal.out().print(SummaryTable.of(results).render(width, false));
        terminal.out().println();
        terminal.out().print(SummaryTable.footer(results, width));
        List<String> notes = notes(results);
        notes.stream().limit(MOST_NOTES).forEach(note -> terminal.say("note: " + note));
        if (notes.size() > MOST_NOTES) {
            terminal.say((notes.size() - MOST_NOTES) + " more notes, each with its run, are in results.json");
        }
    }

    private String precisions(ResultSet results, int width) {
        if (formats) {
            return FormatTable.full(results).render(width, false);
        }
        List<String> lines =
                FormatTable.condensed(results).render(width, false).lines().toList();
        int shown = lines.size() <= MOST_FORMAT_LINES ? lines.size() : FEW_FORMAT_LINES;
        String text = String.join("\n", lines.subList(0, shown)) + "\n";
        return shown == lines.size()
                ? text
                : text + (lines.size() - shown) + " more combinations; --formats prints every layer\n";
    }

    /** Each note once, with how many runs it concerns. */
    private static List<String> notes(ResultSet results) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        results.runs().forEach(run -> run.run().notes().forEach(note -> counts.merge(note, 1, Integer::sum)));
        List<String> notes = new ArrayList<>();
        counts.forEach((note, count) -> notes.add(count == 1 ? note : note + " (" + count + " runs)"));
        return notes;
    }

    private Path folder(Bound<ExperimentSpec> experiment, boolean several) {
        String name = experiment.value().name();
        return several ? job.folderOfOne(name) : job.folder(name);
    }
}
