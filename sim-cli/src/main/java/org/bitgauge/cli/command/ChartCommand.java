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
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.search.FoundSpec;
import org.bitgauge.lab.search.Hardware;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.figure.Figure.Detail;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.files.ResultReader;
import org.bitgauge.units.map.TileMapper;
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
     * @param found formats that searches found
     */
    @Doc("Figures to draw: from results, or of formats that searches found.")
    public record ChartFile(
            @Doc("Folder of results, relative to this file.") Optional<Path> results,
            @Doc("Kinds of figures; all that fit where empty.") @Default("[]") List<String> figures,
            @Doc("Formats found by searches, beside a published mean.") Optional<FoundSpec> found) {
        public ChartFile {
            if (results.isPresent() == found.isPresent()) {
                throw new IllegalArgumentException("name either a folder (results:) or what searches found (found:)");
            }
        }
    }

    @Override
    public Integer call() {
        if (!source.toString().endsWith(".yaml") && !source.toString().endsWith(".yml")) {
            draw(source, figures);
            return ExitStatus.DONE;
        }
        ExperimentTypes types = ExperimentTypes.load();
        Bound<ChartFile> file = types.binder().load(source, ChartFile.class, List.of());
        if (file.value().found().isPresent()) {
            FoundSpec found = file.value().found().get();
            Hardware mac = new Hardware(
                    new DesignBuilder(types.units()),
                    found.hardware(),
                    new Evaluator(new TileMapper(), new EventEngine()));
            write(
                    output.orElse(Path.of("results", found.name())),
                    List.of(FoundChart.of(found, Inputs.checked(() -> found.speedups(mac)))));
            return ExitStatus.DONE;
        }
        Path folder = file.value().results().orElseThrow();
        check(file, folder);
        draw(folder, figures.isEmpty() ? file.value().figures() : figures);
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
        List<ChartSpec> charts = Inputs.checked(() -> names.isEmpty()
                ? Figures.charts(results, Detail.EVERYTHING)
                : Figures.charts(results, names, Detail.EVERYTHING));
        write(output.orElse(folder), charts);
    }

    private void write(Path to, List<ChartSpec> charts) {
        Inputs.writable(to);
        Map<String, byte[]> files = Figures.files(charts);
        AtomicFiles.write(to, files);
        charts.forEach(chart -> terminal.say(
                "figure: " + to.resolve("figures").resolve(chart.frame().name() + ".svg")));
    }
}
