package org.bitgauge.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bitgauge.cli.command.ChartCommand;
import org.bitgauge.cli.command.CheckCommand;
import org.bitgauge.cli.command.CompareCommand;
import org.bitgauge.cli.command.CostCommand;
import org.bitgauge.cli.command.DiffCommand;
import org.bitgauge.cli.command.ExplainCommand;
import org.bitgauge.cli.command.ExploreCommand;
import org.bitgauge.cli.command.ExportCommand;
import org.bitgauge.cli.command.ImportCommand;
import org.bitgauge.cli.command.ListCommand;
import org.bitgauge.cli.command.NewCommand;
import org.bitgauge.cli.command.ProfileCommand;
import org.bitgauge.cli.command.ReportCommand;
import org.bitgauge.cli.command.RunCommand;
import org.bitgauge.cli.command.SchemaCommand;
import org.bitgauge.cli.command.ValidateCommand;
import org.bitgauge.report.chart.Fonts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: {@code bitgauge VERB ...}. */
@Command(
        name = "bitgauge",
        description = "What narrow numbers buy in hardware: speed, energy and silicon of deep-learning accelerators"
                + " against number formats.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        subcommands = {
            RunCommand.class,
            ExploreCommand.class,
            ReportCommand.class,
            ChartCommand.class,
            CompareCommand.class,
            DiffCommand.class,
            ExplainCommand.class,
            CostCommand.class,
            ProfileCommand.class,
            ValidateCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            NewCommand.class,
            ListCommand.class,
            SchemaCommand.class
        },
        footer = {"", "Start with: bitgauge run configs/quickstart.yaml"})
public final class Main implements Runnable {
    private final Terminal terminal;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Prints stack traces of faults.")
    private boolean debug;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        new CommandLine(this, new CommandFactory(terminal)).usage(terminal.err());
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
        CommandLine line = new CommandLine(new Main(terminal), new CommandFactory(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> Failures.report(e, terminal, args))
                .setParameterExceptionHandler((e, rest) -> Failures.usage(e, terminal));
        int status = line.execute(args);
        out.flush();
        return status;
    }
}
