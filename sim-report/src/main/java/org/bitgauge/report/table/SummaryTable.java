package org.bitgauge.report.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ReferenceValue;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.figure.Variants;
import org.bitgauge.report.table.TextTable.Column;

/** The table that {@code bitgauge run} prints: every run beside its baseline, system and MAC level. */
public final class SummaryTable {
    private SummaryTable() {}

    /** The table of a result set. */
    public static TextTable of(ResultSet results) {
        boolean oneDesign =
                results.runs().stream().map(r -> r.run().design()).distinct().count() == 1;
        TextTable table = new TextTable(List.of(
                Column.text("network"),
                new Column("design", false, oneDesign ? 5 : Column.ALWAYS),
                Column.text("profile"),
                Column.number("cycles", 40),
                Column.number("time", 60),
                Column.number("energy/inf", 61),
                Column.number("area", 50),
                Column.number("power", 30),
                Column.number("util.", 20),
                Column.number("MAC speedup", 41),
                Column.number("MAC energy", 39),
                Column.number("speedup", Column.ALWAYS),
                Column.number("energy gain", Column.ALWAYS)));
        results.runs().forEach(run -> table.add(row(run)));
        return table;
    }

    private static List<String> row(ComparedRun compared) {
        RunResult run = compared.run();
        return List.of(
                run.network(),
                run.design(),
                run.profile(),
                Numbers.count(run.cycles()),
                Numbers.si(run.timeS(), "s"),
                Numbers.si(run.energyJ() / run.inferences(), "J"),
                size(run),
                Numbers.si(run.powerW(), "W"),
                Numbers.percent(run.utilisation()),
                Numbers.times(compared.macSpeedup()),
                Numbers.times(compared.macEnergyGain()),
                Numbers.times(compared.speedup()),
                Numbers.times(compared.energyGain()));
    }

    /** What must be said under the table: the rule of the comparison, columns left out, published values. */
    public static String footer(ResultSet results, int width) {
        StringBuilder out = new StringBuilder(Variants.of(results).ruleSentence()).append('\n');
        List<String> hidden = of(results).leftOut(width);
        if (!hidden.isEmpty()) {
            out.append("Left out for lack of room: ")
                    .append(String.join(", ", hidden))
                    .append(" (see summary.csv).\n");
        }
        for (ReferenceValue reference : results.references()) {
            out.append(String.format(
                            Locale.ROOT,
                            "Published: %s %s %s%s (%s)%n",
                            reference.name(),
                            reference.quantity(),
                            Numbers.plain(reference.value(), 3),
                            ours(results, reference),
                            reference.source())
                    .replace(System.lineSeparator(), "\n"));
        }
        return out.toString();
    }

    /** Our values for a published one. */
    public static String ours(ResultSet results, ReferenceValue reference) {
        String values = results.runs().stream()
                .filter(r -> reference.profile().isEmpty() || r.run().profile().equals(reference.profile()))
                .filter(r -> reference.network().isEmpty() || r.run().network().equals(reference.network()))
                .filter(r -> !Variants.isBaseline(r))
                .map(r -> quantity(r, reference.quantity()))
                .distinct()
                .limit(4)
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "" : ", here " + values;
    }

    private static String quantity(ComparedRun run, String quantity) {
        return switch (quantity) {
            case "speedup" -> Numbers.times(run.speedup());
            case "energy-gain" -> Numbers.times(run.energyGain());
            case "mac-speedup" -> Numbers.times(run.macSpeedup());
            case "mac-energy-gain" -> Numbers.times(run.macEnergyGain());
            default -> "-";
        };
    }

    /** Area of silicon, or lookup tables and DSP slices of an FPGA. */
    private static String size(RunResult run) {
        return run.area().isEmpty()
                ? Numbers.si(run.resource("LUT"), "LUT") + " " + Numbers.plain(run.resource("DSP"), 3) + " DSP"
                : Numbers.plain(run.areaMm2(), 3) + " mm\u00b2";
    }
}
