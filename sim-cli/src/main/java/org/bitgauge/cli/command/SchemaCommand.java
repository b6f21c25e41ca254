package org.bitgauge.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.ReferenceWriter;
import org.bitgauge.core.config.SchemaWriter;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the JSON Schema of experiment files, or their reference as Markdown. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of experiment files, for editors that complete and check.",
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {
    private static final String TITLE = "BitGauge experiment";

    private final Terminal terminal;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--markdown", description = "The same as a reference page in Markdown.")
    private boolean markdown;

    /** For the terminal. */
    public SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ExperimentTypes types = ExperimentTypes.load();
        String text = markdown
                ? new ReferenceWriter(types.types()).write(ExperimentSpec.class, "Experiment")
                : new SchemaWriter(types.types()).write(ExperimentSpec.class, TITLE);
        if (output.isPresent()) {
            Inputs.write(output.get(), text);
        } else {
            terminal.out().print(text);
        }
        return ExitStatus.DONE;
    }
}
