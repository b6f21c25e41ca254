package org.bitgauge.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a commented experiment to start from. */
@Command(
        name = "new",
        description = "Prints a commented experiment that runs as it is.",
        mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    /** For the terminal. */
    public NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String text = starter();
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitStatus.DONE;
        }
        Path file = output.get();
        if (Files.exists(file)) {
            throw new InputException(file + " exists already; choose another name or remove it first");
        }
        Inputs.write(file, text);
        terminal.say("wrote " + file + "; next: bitgauge run " + file);
        return ExitStatus.DONE;
    }

    private static String starter() throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream("starter.yaml")) {
            if (in == null) {
                throw new IllegalStateException("starter.yaml is missing beside " + NewCommand.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
