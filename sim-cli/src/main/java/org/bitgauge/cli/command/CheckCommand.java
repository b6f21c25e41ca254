package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.Problem;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Validates experiment files without running them. */
@Command(
        name = "check",
        description = "Validates experiment files without running them; exits 1 when one is wrong.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
    private List<Path> files = new ArrayList<>();

    /** For the terminal. */
    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExperimentTypes types = ExperimentTypes.load();
        ExperimentRunner runner = new ExperimentRunner(types);
        int problems = 0;
        for (Path file : files) {
            try {
                Bound<ExperimentSpec> bound = types.binder().load(file, ExperimentSpec.class, List.of());
                runner.check(bound);
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
