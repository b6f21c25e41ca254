package org.bitgauge.cli.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.workloads.scalesim.ConfigReader;
import org.bitgauge.workloads.scalesim.ScaleSimExperiment;
import org.bitgauge.workloads.scalesim.ScaleSimImport;
import org.bitgauge.workloads.scalesim.TopologyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an experiment of a SCALE-Sim configuration and topology. */
@Command(
        name = "scalesim",
        description =
                "Makes an experiment of a SCALE-Sim configuration and topology; what is odd in them is told by line.",
        mixinStandardHelpOptions = true)
public final class ImportScaleSim implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "X.cfg",
            description = "The configuration: array, SRAM, dataflow, bandwidth.")
    private Path config = Path.of("");

    @Option(
            names = {"-t", "--topology"},
            required = true,
            paramLabel = "Y.csv",
            description = "The topology: one layer a line.")
    private Path topology = Path.of("");

    @Option(names = "--gemm", description = "The topology holds products: name, M, N, K.")
    private boolean gemm;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.yaml",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    /** For the terminal. */
    public ImportScaleSim(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ConfigReader.Read machine = ConfigReader.read(config);
        ScaleSimImport layers = TopologyReader.read(topology, gemm);
        String name = String.valueOf(topology.getFileName()).replaceFirst("\\.[^.]*$", "");
        String text = ScaleSimExperiment.write(machine.config(), layers, name);
        machine.warnings().forEach(warning -> terminal.say("warning: " + warning));
        layers.warnings().forEach(warning -> terminal.say("warning: " + warning));
        int count = layers.layers().size();
        terminal.say(count + (count == 1 ? " layer" : " layers"));
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitStatus.DONE;
        }
        Inputs.write(output.get(), text);
        terminal.say("wrote " + output.get() + "; run it with: bitgauge run " + output.get());
        return ExitStatus.DONE;
    }
}
