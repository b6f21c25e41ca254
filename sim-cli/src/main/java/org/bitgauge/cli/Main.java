package org.bitgauge.cli;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.cli.command.ChartCommand;
import org.bitgauge.cli.command.CheckCommand;
import org.bitgauge.cli.command.CompareCommand;
import org.bitgauge.cli.command.DiffCommand;
import org.bitgauge.cli.command.ExplainCommand;
import org.bitgauge.cli.command.ExploreCommand;
import org.bitgauge.cli.command.ListCommand;
import org.bitgauge.cli.command.NewCommand;
import org.bitgauge.cli.command.ProfileCommand;
import org.bitgauge.cli.command.ReportCommand;
import org.bitgauge.cli.command.RunCommand;
import org.bitgauge.cli.command.SchemaCommand;
import org.bitgauge.cli.command.ValidateCommand;
import org.bitgauge.cli.cost.CostCommand;
import org.bitgauge.cli.exchange.ExportCommand;
import org.bitgauge.cli.exchange.ImportCommand;
import org.bitgauge.report.chart.Fonts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code bitgauge VERB ...}. */
@Command(
        name = "bitgauge",
        description = "What narrow numbers buy in hardware: speed, energy and silicon of deep-learning accelerators"
                + " against number formats.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {"", "Start with: bitgauge run configs/quickstart.yaml"})
public final class Main implements Runnable {
    private static final ImmutableMap<String, Class<?>> VERBS = ImmutableMap.<String, Class<?>>builder()
            .put("run", RunCommand.class)
            .put("explore", ExploreCommand.class)
            .put("report", ReportCommand.class)
            .put("chart", ChartCommand.class)
            .put("compare", CompareCommand.class)
            .put("diff", DiffCommand.class)
            .put("explain", ExplainCommand.class)
            .put("cost", CostCommand.class)
            .put("profile", ProfileCommand.class)
            .put("validate", ValidateCommand.class)
            .put("import", ImportCommand.class)
            .put("export", ExportCommand.class)
            .put("check", CheckCommand.class)
            .put("new", NewCommand.class)
            .put("list", ListCommand.class)
            .put("schema", SchemaCommand.class)
            .buildOrThrow();

    /** Verbs that draw nothing are spared the unpacking of fonts. */
    private static final ImmutableSet<String> WITHOUT_FIGURES =
            ImmutableSet.of("list", "validate", "cost", "check", "schema", "import", "new");

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Prints stack traces of faults.")
    private boolean debug;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(terminal.err());
        }
    }

    /** Runs one verb and ends the process with its status. */
    public static void main(String[] args) {
        StandardOutput standard = StandardOutput.ofProcess();
        Terminal terminal = new Terminal(
                new PrintStream(new BufferedOutputStream(standard), false, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
        Thread last = new Thread(() -> terminal.say(terminal.interruption().message()));
        Runtime.getRuntime().addShutdownHook(last);
        int status = execute(args, terminal);
        Optional<String> lost = standard.lost();
        lost.ifPresent(why -> terminal.say("bitgauge: cannot write to standard output: " + why));
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException interrupted) {
            return;
        }
        System.exit(lost.isPresent() ? ExitStatus.WRONG_INPUT : status);
    }

    /** Runs one verb: data to {@code out}, everything else to {@code err}. */
    public static int execute(String[] args, PrintStream out, PrintStream err) {
        return execute(args, new Terminal(out, err));
    }

    private static int execute(String[] args, Terminal terminal) {
        if (!(args.length > 0 && WITHOUT_FIGURES.contains(args[0]))) {
            Fonts.install();
        }
        CommandLine line = commandLine(args, terminal)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Main::path)
                .setExecutionExceptionHandler((e, command, parsed) -> Failures.report(e, terminal, args))
                .setParameterExceptionHandler((e, rest) -> Failures.usage(e, terminal));
        int status = line.execute(args);
        terminal.out().flush();
        return status;
    }

    /** An empty name would be the working directory, which nobody means. */
    private static Path path(String name) {
        if (name.isBlank()) {
            throw new CommandLine.TypeConversionException("the name of a file or folder is empty");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("'" + name + "' cannot name a file here: " + e.getReason());
        }
    }

    /** All verbs, or only the one that is called: to describe the others costs a good part of a start. */
    private static CommandLine commandLine(String[] args, Terminal terminal) {
        CommandFactory factory = new CommandFactory(terminal);
        CommandLine line = new CommandLine(new Main(terminal), factory);
        String first = args.length > 0 ? args[0] : "";
        VERBS.forEach((verb, type) -> {
            if (first.equals(verb) || !VERBS.containsKey(first)) {
                line.addSubcommand(verb, new CommandLine(type, factory));
            }
        });
        return line;
    }
}
