package org.bitgauge.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.ReferenceWriter;
import org.bitgauge.core.config.SchemaWriter;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.search.ProfileSpec;
import org.bitgauge.lab.search.SearchTypes;
import org.bitgauge.lab.winner.WinnerSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of experiment files, or their reference as Markdown. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a kind of file, for editors that complete and check.",
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {
    /** Kinds of files. */
    public enum Kind {
        /** For run and explore. */
        EXPERIMENT("Experiment", ExperimentSpec.class),
        /** For profile. */
        PROFILE("Search for a profile", ProfileSpec.class),
        /** For compare. */
        COMPARE("Comparison", WinnerSpec.class);

        private final String title;
        private final Class<?> type;

        Kind(String title, Class<?> type) {
            this.title = title;
            this.type = type;
        }
    }

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            defaultValue = "experiment",
            paramLabel = "KIND",
            description = "Kind of file: experiment, profile or compare.")
    private Kind kind = Kind.EXPERIMENT;

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
        ConfigTypes types = kind == Kind.PROFILE
                ? SearchTypes.load().types()
                : ExperimentTypes.load().types();
        String text = markdown
                ? new ReferenceWriter(types).write(kind.type, kind.title)
                : new SchemaWriter(types).write(kind.type, "BitGauge " + kind.title.toLowerCase(Locale.ROOT));
        if (output.isPresent()) {
            Inputs.write(output.get(), text);
        } else {
            terminal.out().print(text);
        }
        return ExitStatus.DONE;
    }
}
