package org.bitgauge.cli.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.workloads.bitfusion.BitFusionConfig;
import org.bitgauge.workloads.bitfusion.BitFusionExperiment;
import org.bitgauge.workloads.bitfusion.BitFusionNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an experiment of a configuration of the BitFusion simulator. */
@Command(
        name = "bitfusion",
        description = "Makes an experiment of a configuration of the BitFusion simulator with one of its networks.",
        mixinStandardHelpOptions = true)
public final class ImportBitFusion implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "conf.ini", description = "The configuration: array, memories, interface, clock.")
    private Path file = Path.of("");

    @Option(
            names = "--network",
            defaultValue = "AlexNet",
            paramLabel = "NAME",
            description =
                    "AlexNet, AlexNet-1x, SVHN, CIFAR10, LeNet-5, VGG-7, RESNET-18, RESNET-18-1x, RNN or LSTM; AlexNet"
                            + " where not given.")
    private String network = "AlexNet";

    @Option(names = "--batch", defaultValue = "16", paramLabel = "N", description = "Images at once; 16 as there.")
    private long batch = 16;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.yaml",
            description = "File to write; standard output where not given.")
    private Optional<Path> output = Optional.empty();

    /** For the terminal. */
    public ImportBitFusion(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        BitFusionConfig config = BitFusionConfig.read(file);
        String text = Inputs.checked(() -> {
            if (batch < 1) {
                throw new IllegalArgumentException("--batch is at least 1, not " + batch);
            }
            return BitFusionExperiment.write(config, BitFusionNetwork.named(network), batch);
        });
        config.warnings().forEach(warning -> terminal.say("warning: " + warning));
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitStatus.DONE;
        }
        Inputs.write(output.get(), text);
        terminal.say("wrote " + output.get() + "; run it with: bitgauge run " + output.get());
        return ExitStatus.DONE;
    }
}
