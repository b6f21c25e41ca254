package org.bitgauge.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.html.Html.Cell;
import org.bitgauge.report.table.Numbers;

/** A folded table for each run: every layer with what it cost and what it waited for most. */
final class LayerTables {
    /** Beyond this the page would become slow; layers.csv holds them all. */
    private static final int MOST_ROWS = 6000;

    private static final List<String> HEADINGS = List.of(
            "Layer",
            "Op",
            ">MACs",
            "Weights",
            "Activations",
            ">Cycles",
            ">Share",
            ">Ideal cycles",
            ">Utilisation",
            ">Energy",
            ">DRAM read",
            ">DRAM write",
            "Longest wait",
            "Mapping");

    private final ResultSet results;

    LayerTables(ResultSet results) {
        this.results = results;
    }

    void write(Html html) {
        int rows = 0;
        int left = 0;
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            if (rows + run.layers().size() > MOST_ROWS) {
                left++;
                continue;
            }
            rows += run.layers().size();
            html.raw("<details><summary>")
                    .text(run.network() + " with " + run.profile() + " on " + run.design())
                    .raw(" <span class=\"muted\">")
                    .text(run.layers().size() + " layers, " + Numbers.count(run.cycles()) + " cycles")
                    .raw("</span></summary>\n");
            html.table(
                    "Layers in the order in which they run.",
                    HEADINGS,
                    run.layers().stream().map(l -> row(run, l)).toList());
            html.raw("</details>\n");
        }
        if (left > 0) {
            html.element("p", left + " more runs are in layers.csv.");
        }
    }

    private static List<Cell> row(RunResult run, LayerResult layer) {
        double share = (double) layer.cycles() / run.cycles();
        return List.of(
                Cell.of(layer.layer()),
                Cell.of(layer.op()),
                new Cell(Numbers.count(layer.macs()), layer.macs()),
                Cell.of(bits(layer.weightFormat(), layer.weightBitsMean())),
                Cell.of(bits(layer.activationFormat(), layer.activationBitsMean())),
                new Cell(Numbers.count(layer.cycles()), layer.cycles()),
                new Cell(Numbers.percent(share), share),
                new Cell(Numbers.count(layer.idealCycles()), layer.idealCycles()),
                new Cell(layer.macs() == 0 ? "-" : Numbers.percent(layer.utilisation()), layer.utilisation()),
                new Cell(Numbers.si(layer.energyPj() * 1e-12, "J"), layer.energyPj()),
                new Cell(Numbers.si(layer.dramReadBits() / 8.0, "B"), layer.dramReadBits()),
                new Cell(Numbers.si(layer.dramWriteBits() / 8.0, "B"), layer.dramWriteBits()),
                Cell.of(longestWait(layer)),
                Cell.of(layer.mapping() + "; " + layer.engine()));
    }

    private static String bits(String format, double mean) {
        return mean == 0 ? format : format + " (" + Numbers.plain(mean, 3) + " b)";
    }

    private static String longestWait(LayerResult layer) {
        Map<String, Long> waits = new TreeMap<>();
        for (CycleEntry entry : layer.ledger().time()) {
            if (entry.resource().equals(LayerResult.ARRAY)
                    && entry.cause().kind().isWait()) {
                waits.merge(entry.cause().label(), entry.cycles(), Long::sum);
            }
        }
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(waits.entrySet());
        sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        return sorted.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%s %s",
                        sorted.get(0).getKey(),
                        Numbers.percent((double) sorted.get(0).getValue() / layer.cycles()));
    }
}
