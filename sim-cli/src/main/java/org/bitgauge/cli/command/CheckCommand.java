package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.Problem;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.search.ProfileSpec;
import org.bitgauge.lab.search.SearchTypes;
import org.bitgauge.lab.winner.WinnerSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Validates files without running them. */
@Command(
        name = "check",
        description =
                "Validates experiments, searches, comparisons and designs without running them; exits 1 when one is wrong.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Experiments, searches (profile), comparisons (compare) or designs.")
    private List<Path> files = new ArrayList<>();

    /** For the terminal. */
    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private static void check(Path file, ExperimentTypes types, ExperimentRunner runner) {
        switch (FileKind.of(file).orElse(FileKind.EXPERIMENT)) {
            case SEARCH -> SearchTypes.load().binder().load(file, ProfileSpec.class, List.of());
            case COMPARISON -> types.binder().load(file, WinnerSpec.class, List.of());
            case DESIGN -> types.binder().load(file, DesignSpec.class, List.of());
            case EXPERIMENT -> runner.check(types.binder().load(file, ExperimentSpec.class, List.of()));
        }
    }

    @Override
    public Integer call() {
        ExperimentTypes types = ExperimentTypes.load();
        ExperimentRunner runner = new ExperimentRunner(types);
        int problems = 0;
        for (Path file : files) {
            try {
                check(file, types, runner);
                terminal.say(file + ": no problems");
            } catch (ConfigException e) {
                for (Problem problem : e.problems()) {
                    terminal.say(problem.render());
                }
                problems += e.problems().size();
            }
        }
        if (problems > 0) {
            terminal.say("bitgauge: " + problems + (problems == 1 ? " problem" : " problems"));
        }
        return problems == 0 ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    }
}
