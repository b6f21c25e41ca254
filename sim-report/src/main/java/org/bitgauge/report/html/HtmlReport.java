package org.bitgauge.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.Provenance;
import org.bitgauge.core.result.ReferenceValue;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.figure.Variants;
import org.bitgauge.report.html.Html.Cell;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.SummaryTable;

/**
 * {@code report.html}: one file without network and without dates, the same bytes for equal results. Headline first, then
 * figures, layers, precisions, and everything needed to judge and repeat the numbers.
 */
public final class HtmlReport {
    private final ResultSet results;
    private final Variants variants;
    private final Html html = new Html();

    private HtmlReport(ResultSet results) {
        this.results = results;
        this.variants = Variants.of(results);
    }

    /**
     * The report.
     *
     * @param figures figures as SVG, in the order in which they are shown
     */
    public static String of(ResultSet results, List<ReportFigure> figures) {
        HtmlReport report = new HtmlReport(results);
        report.head();
        report.headline();
        report.figures(figures);
        report.references();
        report.layers();
        report.precision();
        report.notes();
        report.provenance();
        report.html.raw("</main>\n<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n");
        return report.html.toString();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build of BitGauge");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private void head() {
        Provenance p = results.provenance();
        String title = results.title().isBlank() ? results.experiment() : results.title();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", title + " - BitGauge");
        html.raw("<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n<header>\n");
        html.element("h1", title);
        html.raw("<p class=\"lead\">")
                .text(counts() + ". " + variants.ruleSentence())
                .raw("</p>\n<p class=\"hash\">")
                .text("BitGauge " + p.version() + " \u00b7 experiment " + results.experiment()
                        + " \u00b7 configuration ")
                .raw("<code title=\"SHA-256 of the effective configuration\">")
                .text(p.configurationSha256()
                        .substring(0, Math.min(16, p.configurationSha256().length())))
                .raw("</code></p>\n<nav aria-label=\"Sections\">");
        html.raw("<a href=\"#results\">Results</a> <a href=\"#figures\">Figures</a> <a href=\"#layers\">Layers</a> "
                + "<a href=\"#precision\">Precision</a> <a href=\"#provenance\">Provenance</a></nav>\n"
                + "</header>\n<main>\n");
    }

    private String counts() {
        long designs =
                results.runs().stream().map(r -> r.run().design()).distinct().count();
        long profiles =
                results.runs().stream().map(r -> r.run().profile()).distinct().count();
        return count(variants.networks().size(), "network") + ", " + count(designs, "design") + ", "
                + count(profiles, "precision profile");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void headline() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            double perInference = run.energyJ() / run.inferences();
            rows.add(List.of(
                    Cell.of(run.network()),
                    Cell.of(run.design()),
                    Cell.of(run.profile()),
                    new Cell(Numbers.times(compared.speedup()), compared.speedup()),
                    new Cell(Numbers.times(compared.energyGain()), compared.energyGain()),
                    new Cell(Numbers.times(compared.macSpeedup()), compared.macSpeedup()),
                    new Cell(Numbers.times(compared.macEnergyGain()), compared.macEnergyGain()),
                    new Cell(Numbers.count(run.cycles()), run.cycles()),
                    new Cell(Numbers.si(run.timeS() / run.inferences(), "s"), run.timeS() / run.inferences()),
                    new Cell(Numbers.si(perInference, "J"), perInference),
                    run.area().isEmpty() ? Cell.of("-") : new Cell(Numbers.plain(run.areaMm2(), 3), run.areaMm2()),
                    new Cell(Numbers.si(run.powerW(), "W"), run.powerW()),
                    new Cell(Numbers.percent(run.utilisation()), run.utilisation())));
        }
        html.raw("<section id=\"results\">\n<h2>Results</h2>\n");
        html.table(
                "Every run beside its baseline. " + variants.ruleSentence() + " Select a heading to sort.",
                List.of(
                        "Network",
                        "Design",
                        "Profile",
                        ">Speedup",
                        ">Energy gain",
                        ">MAC speedup",
                        ">MAC energy gain",
                        ">Cycles",
                        ">Time per inference",
                        ">Energy per inference",
                        ">Area (mm\u00b2)",
                        ">Power",
                        ">Utilisation"),
                rows);
        Map<String, List<String>> sizings = new TreeMap<>();
        results.runs().forEach(r -> sizings.computeIfAbsent(r.sizing(), s -> new ArrayList<>())
                .add(r.run().design() + " " + r.run().profile()));
        html.raw("<details><summary>How the designs were sized</summary>\n");
        html.list(
                sizings.entrySet().stream()
                        .map(e -> String.join(", ", new TreeSet<>(e.getValue())) + ": " + e.getKey())
                        .toList(),
                "As configured.");
        html.raw("</details>\n</section>\n");
    }

    private void figures(List<ReportFigure> figures) {
        html.raw("<section id=\"figures\">\n<h2>Figures</h2>\n<div class=\"figures\">\n");
        for (ReportFigure figure : figures) {
            html.raw("<figure class=\"" + (figure.wide() ? "wide-figure" : "column-figure")
                    + "\">\n<div class=\"paper\">" + figure.svg() + "</div>\n<figcaption><strong>");
            html.text(figure.title() + ".").raw("</strong> ").text(figure.caption());
            html.raw(" <span class=\"files\">")
                    .text("figures/" + figure.name() + ".svg, .pdf, .png, .csv")
                    .raw("</span>");
            html.raw("</figcaption>\n</figure>\n");
        }
        html.raw("</div>\n</section>\n");
    }

    private void references() {
        if (results.references().isEmpty()) {
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (ReferenceValue r : results.references()) {
            rows.add(List.of(
                    Cell.of(r.name()),
                    Cell.of(r.quantity()),
                    new Cell(Numbers.plain(r.value(), 3), r.value()),
                    Cell.of(SummaryTable.ours(results, r).replace(", here ", "")),
                    Cell.of(r.source())));
        }
        html.raw("<section>\n<h2>Published values</h2>\n");
        html.table("Published numbers beside ours.", List.of("What", "Quantity", ">Published", "Here", "Source"), rows);
        html.raw("</section>\n");
    }

    private void layers() {
        html.raw("<section id=\"layers\">\n<h2>Layers</h2>\n");
        new LayerTables(results).write(html);
        html.raw("</section>\n");
    }

    private void precision() {
        html.raw("<section id=\"precision\">\n<h2>Effective precision</h2>\n");
        new PrecisionTable(results).write(html);
        html.raw("</section>\n");
    }

    private void notes() {
        List<String> notes = results.runs().stream()
                .flatMap(r -> r.run().notes().stream()
                        .map(n -> r.run().design() + " " + r.run().profile() + ": " + n))
                .distinct()
                .toList();
        if (!notes.isEmpty()) {
            html.raw("<section>\n<h2>Notes</h2>\n").list(notes, "").raw("</section>\n");
        }
    }

    private void provenance() {
        Provenance p = results.provenance();
        html.raw("<section id=\"provenance\">\n<h2>Provenance</h2>\n<h3>Assumptions</h3>\n");
        html.list(p.assumptions(), "None stated.");
        html.raw("<details><summary>" + count(p.defaults().size(), "parameter") + " left at the default</summary>\n");
        html.list(p.defaults(), "Every parameter was given.").raw("</details>\n");
        html.raw("<details><summary>Sources of " + count(p.sources().size(), "constant") + "</summary>\n");
        html.list(p.sources(), "No constants were used.").raw("</details>\n");
        html.raw("<details><summary>Random seeds</summary>\n");
        html.list(p.seeds(), "Nothing was random.").raw("</details>\n");
        html.raw("<details><summary>Effective configuration</summary>\n<pre>").text(p.configuration());
        html.raw("</pre>\n<p class=\"hash\">SHA-256 <code>").text(p.configurationSha256());
        html.raw("</code></p></details>\n</section>\n");
    }
}
