package org.bitgauge.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.html.Html.Cell;
import org.bitgauge.report.table.Numbers;

/** The precision every tensor really had, folded per network and profile; equal neighbours share a row. */
final class PrecisionTable {
    private final ResultSet results;

    PrecisionTable(ResultSet results) {
        this.results = results;
    }

    void write(Html html) {
        Map<String, Map<Rule, List<String>>> tables = new LinkedHashMap<>();
        for (FormatRow row : results.formats()) {
            tables.computeIfAbsent(row.network() + " with " + row.profile(), t -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new Rule(row.tensor(), row.format(), row.bits(), row.reason()), r -> new ArrayList<>())
                    .add(row.layer());
        }
        if (tables.isEmpty()) {
            html.element("p", "Not recorded.");
        }
        tables.forEach((title, rules) -> {
            html.raw("<details><summary>").text(title).raw("</summary>\n");
            List<List<Cell>> rows = new ArrayList<>();
            rules.forEach((rule, layers) -> rows.add(List.of(
                    Cell.of(rule.tensor()),
                    Cell.of(rule.format()),
                    new Cell(Numbers.plain(rule.bits(), 4), rule.bits()),
                    Cell.of(rule.reason()),
                    new Cell(Integer.toString(layers.size()), layers.size()),
                    Cell.of(layers.size() <= 4 ? String.join(", ", layers) : abridged(layers)))));
            html.table(
                    "Formats in effect, and why.",
                    List.of("Tensor", "Format", ">Bits", "Because", ">Layers", "Which"),
                    rows);
            html.raw("</details>\n");
        });
    }

    private static String abridged(List<String> layers) {
        return layers.get(0) + ", " + layers.get(1) + ", \u2026, " + layers.get(layers.size() - 1);
    }

    private record Rule(String tensor, String format, double bits, String reason) {}
}
