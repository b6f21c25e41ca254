package org.bitgauge.cli.cost;

import org.bitgauge.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Area, delay, energy and leakage of one part. */
@Command(
        name = "cost",
        description = "Area, delay, energy and leakage of one part.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        subcommands = {CostMac.class, CostSram.class, CostDram.class, CostUnit.class})
public final class CostCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** For the terminal. */
    public CostCommand(Terminal terminal) {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which part? mac, sram, dram or unit");
    }
}
