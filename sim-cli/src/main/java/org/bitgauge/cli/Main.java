package org.bitgauge.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bitgauge.cli.command.RunCommand;
import org.bitgauge.report.chart.Fonts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code bitgauge VERB ...}. */
@Command(
        name = "bitgauge",
        description = "What narrow numbers buy in hardware: speed, energy and silicon of deep-learning accelerators"
                + " against number formats.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class},
        footer = {"", "Start with: bitgauge run configs/quickstart.yaml"})
public final class Main implements Runnable {
    private Main() {}

    @Override
    public void run() {
        new CommandLine(this).usage(System.err);
    }

    /** Runs one verb and ends the process with its status. */
    public static void main(String[] args) {
        System.exit(execute(
                args,
                new PrintStream(System.out, false, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    /** Runs one verb: data to {@code out}, everything else to {@code err}. */
    public static int execute(String[] args, PrintStream out, PrintStream err) {
        Fonts.install();
        Terminal terminal = new Terminal(out, err);
        CommandLine line = new CommandLine(new Main(), new CommandFactory(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> Failures.report(e, terminal, args))
                .setParameterExceptionHandler((e, rest) -> Failures.usage(e, terminal));
        int status = line.execute(args);
        out.flush();
        return status;
    }
}
