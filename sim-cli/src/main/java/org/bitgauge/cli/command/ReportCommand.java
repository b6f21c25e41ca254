package org.bitgauge.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.ReportFolder;
import org.bitgauge.report.figure.Figure.Detail;
import org.bitgauge.report.files.ResultReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws figures and report again from results. */
@Command(
        name = "report",
        description = "Draws the report and every figure again from results, without a new run.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "A folder written by run.")
    private Path folder = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder; the same folder where not given.")
    private Optional<Path> output = Optional.empty();

    /** For the terminal. */
    public ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultSet results = Inputs.checked(() -> ResultReader.read(folder));
        Path to = output.orElseGet(() -> Files.isDirectory(folder)
                ? folder
                : Optional.ofNullable(folder.toAbsolutePath().getParent()).orElse(folder));
        Inputs.writable(to);
        ReportFolder.write(results, to, Detail.EVERYTHING);
        terminal.say("report: " + to.resolve("report.html"));
        return ExitStatus.DONE;
    }
}
