package org.bitgauge.cli.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a precision profile of a file of another form. */
@Command(
        name = "profile",
        description = "Makes a precision profile of a quantised ONNX or QONNX model, a table (.csv) or DNNsim's"
                + " precision.txt; what a profile does not hold is named.",
        mixinStandardHelpOptions = true)
public final class ImportProfile implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A .onnx, .csv or .txt file.")
    private Path file = Path.of("");

    @Option(names = "--layers", paramLabel = "model.csv", description = "Layers of a precision.txt, in its order.")
    private Optional<Path> layers = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.yaml",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    /** For the terminal. */
    public ImportProfile(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ProfileFiles.Read read = ProfileFiles.read(file, layers);
        read.notes().forEach(note -> terminal.say("note: " + note));
        String text = ProfileFiles.yaml(
                read.profile(), List.of("From " + file.getFileName() + " by `bitgauge import profile`."));
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitStatus.DONE;
        }
        Inputs.write(output.get(), text);
        terminal.say("wrote " + output.get() + "; use it as profiles: [{include: "
                + output.get().getFileName() + "}]");
        return ExitStatus.DONE;
    }
}
