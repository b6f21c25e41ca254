package org.bitgauge.cli.command;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Progress;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.ConfigWriter;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.PointEvaluator;
import org.bitgauge.lab.explore.Exploration;
import org.bitgauge.lab.explore.ExploreSpec;
import org.bitgauge.lab.explore.LocalExecutor;
import org.bitgauge.lab.explore.PointExecutor;
import org.bitgauge.lab.explore.PointExecutors;
import org.bitgauge.lab.explore.PointRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the grid around an experiment and takes its Pareto front. */
@Command(
        name = "explore",
        description = "Runs the grid around an experiment on all cores and takes the Pareto front.",
        mixinStandardHelpOptions = true)
public final class ExploreCommand implements Callable<Integer> {
    private static final String STORE = "points.csv";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "An experiment with a section explore.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder; results/NAME where not given.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--resume", description = "Goes on with the points that the folder holds.")
    private boolean resume;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Overrides one value of the file.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; all processors where not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--engine",
            paramLabel = "WHERE",
            defaultValue = LocalExecutor.NAME,
            description = "Where points are evaluated: local, on the threads of this machine, or spark, on a cluster"
                    + " (a module of its own, see docs/exploration.md).")
    private String engine = "";

    /** For the terminal. */
    public ExploreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Inputs.threads(threads);
        FileKind.EXPERIMENT.require(file);
        PointExecutor executor = executor();
        ExperimentTypes types = ExperimentTypes.load();
        Bound<ExperimentSpec> bound = types.binder().load(file, ExperimentSpec.class, settings);
        ExploreSpec spec = bound.value()
                .explore()
                .orElseThrow(() -> new ConfigException(bound.problem(
                        "explore", "the experiment has no section 'explore'", "add explore: {axes: [...]}")));
        objectives(bound, spec);
        String configuration = new ConfigWriter(types.types()).text(bound.value());
        String key = Hashing.sha256()
                .hashString(configuration, StandardCharsets.UTF_8)
                .toString();
        Exploration exploration = new Exploration(spec, bound.root(), key, new PointEvaluator(types));
        exploration.check(document -> types.binder().bind(document, ExperimentSpec.class));
        Path folder = output.orElse(Path.of("results", bound.value().name()));
        Path store = store(folder);
        ImmutableList<ImmutableList<PointRow>> points = sweep(exploration, executor, store);
        new ExplorationReport(bound.value(), spec, exploration, configuration).write(points, folder, terminal);
        return ExitStatus.DONE;
    }

    /** The area of an FPGA is not known, so a front over it would be empty after hours of work. */
    private static void objectives(Bound<ExperimentSpec> bound, ExploreSpec spec) {
        boolean fabricsOnly = bound.value().designs().isEmpty();
        for (String objective : spec.objectives()) {
            if (fabricsOnly && objective.equals("area_mm2")) {
                throw new ConfigException(bound.problem(
                        "explore.objectives",
                        "designs in FPGAs have no area_mm2",
                        "take device_time_s, the time of an inference times the share of the device that it needs: "
                                + "objectives: [time_s, energy_j, device_time_s]"));
            }
            if (!fabricsOnly && objective.equals("device_time_s")) {
                throw new ConfigException(bound.problem(
                        "explore.objectives", "designs in silicon have no device_time_s", "take area_mm2"));
            }
        }
    }

    private PointExecutor executor() {
        try {
            return PointExecutors.require(engine);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private Path store(Path folder) throws IOException {
        Inputs.writable(folder);
        Path store = folder.resolve(STORE);
        if (Files.exists(store) && !resume) {
            throw new InputException(
                    store + " holds points already; go on with --resume, or choose another folder with -o");
        }
        Files.createDirectories(folder);
        return store;
    }

    private ImmutableList<ImmutableList<PointRow>> sweep(Exploration exploration, PointExecutor executor, Path store)
            throws IOException, InterruptedException {
        long total = exploration.grid().size();
        Progress progress = new Progress(terminal, total, "points");
        terminal.interruption().keeps("finished points are kept in " + store + ", --resume goes on");
        return exploration.run(store, executor, threads, progress::update);
    }
}
