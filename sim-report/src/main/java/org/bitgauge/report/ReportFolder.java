package org.bitgauge.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartRenderer;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.figure.Figure.Detail;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.files.AtomicFiles;
import org.bitgauge.report.files.CsvFiles;
import org.bitgauge.report.files.FabricCsv;
import org.bitgauge.report.files.ResultWriter;
import org.bitgauge.report.html.HtmlReport;
import org.bitgauge.report.html.ReportFigure;

/** The folder of results: JSON, CSV, figures and the report, written whole or not at all. */
public final class ReportFolder {
    private static final Pattern FIGURE = Pattern.compile("figures/[^/]+\\.(svg|pdf|png|csv|txt)");
    private static final Pattern OF_ONE_RUN =
            Pattern.compile(FIGURE.pattern() + "|what-if\\.csv|trace\\.pftrace|residency\\.csv");

    private ReportFolder() {}

    /** Writes everything; figures of an earlier write go, other files of an existing folder stay. */
    public static void write(ResultSet results, Path folder, Detail detail) {
        AtomicFiles.write(
                folder, files(results, detail), path -> FIGURE.matcher(path).matches());
    }

    /**
     * As {@link #write(ResultSet, Path, Detail)} for a new run, with other files in the same write; what-ifs and the trace of
     * an earlier run go, too.
     *
     * @param beside contents by path in the folder
     */
    public static void write(ResultSet results, Path folder, Detail detail, Map<String, byte[]> beside) {
        Map<String, byte[]> files = files(results, detail);
        beside.forEach(files::putIfAbsent);
        AtomicFiles.write(folder, files, path -> OF_ONE_RUN.matcher(path).matches());
    }

    /** Every file by its path in the folder. */
    public static Map<String, byte[]> files(ResultSet results, Detail detail) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("results.json", ResultWriter.toJson(results));
        files.put("summary.csv", utf8(CsvFiles.summary(results).toCsv()));
        files.put("layers.csv", utf8(CsvFiles.layers(results).toCsv()));
        files.put("energy.csv", utf8(CsvFiles.energy(results).toCsv()));
        files.put("stalls.csv", utf8(CsvFiles.stalls(results).toCsv()));
        FabricCsv.tables(results).forEach((name, table) -> files.put(name, utf8(table.toCsv())));
        List<ReportFigure> figures = new ArrayList<>();
        for (ChartSpec chart : Figures.charts(results, detail)) {
            ChartRenderer.Rendered rendered = ChartRenderer.render(chart);
            rendered.files().forEach((name, bytes) -> files.put("figures/" + name, bytes));
            figures.add(new ReportFigure(
                    chart.frame().name(),
                    chart.frame().title(),
                    chart.frame().caption(),
                    chart.frame().width() == Width.TWO_COLUMNS,
                    rendered.svg()));
        }
        files.put("report.html", utf8(HtmlReport.of(results, figures)));
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
