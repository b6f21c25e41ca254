package org.bitgauge.cli.exchange;

import org.bitgauge.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns files of other tools into networks and experiments. */
@Command(
        name = "import",
        description = "Turns files of another tool into a network or an experiment.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "KIND",
        subcommands = {
            ImportOnnx.class,
            ImportQonnx.class,
            ImportProfile.class,
            ImportScaleSim.class,
            ImportBitFusion.class,
            ImportDnnsim.class
        })
public final class ImportCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** For the terminal. */
    public ImportCommand(Terminal terminal) {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which kind of file? onnx, qonnx, profile, scalesim, bitfusion, dnnsim");
    }
}
