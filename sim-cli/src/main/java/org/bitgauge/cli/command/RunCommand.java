package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.report.ReportFolder;
import org.bitgauge.report.figure.Figure.Detail;
import org.bitgauge.report.table.SummaryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs experiments, prints a table of each, and writes a folder of results. */
@Command(
        name = "run",
        description = "Runs an experiment, prints a table and writes a folder of results.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder; results/NAME where not given. With several files, one folder in it for each.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides one value of the file, as designs[0].array.rows=32.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; all processors where not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--debug", description = "Prints stack traces of faults.")
    private boolean debug;

    /** For the terminal. */
    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1) {
            throw new InputException("--threads must be at least 1, was " + threads);
        }
        ExperimentTypes types = ExperimentTypes.load();
        List<Bound<ExperimentSpec>> experiments = new ArrayList<>();
        for (Path file : files) {
            experiments.add(types.binder().load(file, ExperimentSpec.class, settings));
        }
        ExperimentRunner runner = new ExperimentRunner(types);
        for (Bound<ExperimentSpec> experiment : experiments) {
            Path folder = folder(experiment.value().name(), experiments.size() > 1);
            ResultSet results = runner.run(experiment, threads);
            ReportFolder.write(results, folder, Detail.HEADLINE);
            terminal.out().print(SummaryTable.of(results).render(120, false));
            terminal.say("results: " + folder);
        }
        return ExitStatus.DONE;
    }

    private Path folder(String name, boolean several) {
        Path base = output.orElse(Path.of("results", name));
        return several && output.isPresent() ? base.resolve(name) : base;
    }
}
