package org.bitgauge.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.figure.Figure.Detail;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.files.ResultReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws chosen figures from results. */
@Command(
        name = "chart",
        description = "Draws chosen figures from results: a folder and names of figures, or a YAML file with both.",
        mixinStandardHelpOptions = true)
public final class ChartCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "DIR|SPEC", description = "A folder written by run, or a YAML file.")
    private Path source = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "FIGURE",
            arity = "0..*",
            description = "Kinds of figures (see: bitgauge list figures); all that fit where not given.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder, in which figures/ is written; the folder of the results where not given.")
    private Optional<Path> output = Optional.empty();

    /** For the terminal. */
    public ChartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Figures as a file asks for them.
     *
     * @param results folder of results, relative to the file
     * @param figures kinds; all that fit where empty
     */
    @Doc("Figures to draw from results.")
    public record ChartFile(
            @Doc("Folder of results, relative to this file.") Path results,
            @Doc("Kinds of figures; all that fit where empty.") @Default("[]") List<String> figures) {}

    @Override
    public Integer call() {
        Path folder = source;
        List<String> names = figures;
        if (source.toString().endsWith(".yaml") || source.toString().endsWith(".yml")) {
            Bound<ChartFile> file = new Binder(ConfigTypes.builder().build()).load(source, ChartFile.class, List.of());
            folder = file.value().results();
            names = figures.isEmpty() ? file.value().figures() : figures;
            check(file, folder);
        }
        draw(folder, names);
        return ExitStatus.DONE;
    }

    private static void check(Bound<ChartFile> file, Path folder) {
        if (!Files.exists(folder)) {
            throw new ConfigException(
                    file.problem("results", "there is no folder " + folder, "name a folder written by bitgauge run"));
        }
    }

    private void draw(Path folder, List<String> names) {
        ResultSet results = Inputs.checked(() -> ResultReader.read(folder));
        Path to = output.orElse(folder);
        Inputs.writable(to);
        List<ChartSpec> charts = Inputs.checked(() -> names.isEmpty()
                ? Figures.charts(results, Detail.EVERYTHING)
                : Figures.charts(results, names, Detail.EVERYTHING));
        Map<String, byte[]> files = Figures.files(charts);
        AtomicFiles.write(to, files);
        charts.forEach(chart -> terminal.say(
                "figure: " + to.resolve("figures").resolve(chart.frame().name() + ".svg")));
    }
}
