package org.bitgauge.cli.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.lab.dnnsim.PeerExperiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an experiment of a batch file of DNNsim. */
@Command(
        name = "dnnsim",
        description =
                "Makes an experiment of a batch file of DNNsim with its models and traces; the traces are quantised as"
                        + " it does and written beside the experiment.",
        mixinStandardHelpOptions = true)
public final class ImportDnnsim implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "BATCH.prototxt", description = "The batch file.")
    private Path batch = Path.of("");

    @Option(
            names = "--models",
            required = true,
            paramLabel = "DIR",
            description = "Folder with a folder for each network: model.csv, precision.txt.")
    private Path models = Path.of("");

    @Option(
            names = "--traces",
            required = true,
            paramLabel = "DIR",
            description = "Folder with a folder for each network: act-LAYER-BATCH.npy, wgt-LAYER.npy.")
    private Path traces = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.yaml",
            description = "File to write; quantised traces go to the folder FILE-values beside it.")
    private Path output = Path.of("");

    /** For the terminal. */
    public ImportDnnsim(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String stem = String.valueOf(output.getFileName()).replaceFirst("\\.[^.]*$", "");
        Optional<Path> parent = Optional.ofNullable(output.toAbsolutePath().getParent());
        Path values = parent.orElse(Path.of("")).resolve(stem + "-values");
        PeerExperiment experiment = PeerExperiment.read(batch, models, traces);
        experiment.notes().forEach(note -> terminal.say("note: " + note));
        experiment.writeValues(values);
        Inputs.write(output, experiment.yaml(stem, values.getFileName().toString()));
        terminal.say("wrote " + output + " and " + values + "; run it with: bitgauge run " + output);
        return ExitStatus.DONE;
    }
}
