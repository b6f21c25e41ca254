package org.bitgauge.report.table;

import java.util.List;
import org.bitgauge.core.result.WhatIfResult;
import org.bitgauge.report.chart.DataTable;
import org.bitgauge.report.table.TextTable.Column;

/** What runs would take without a cause: what is saved, beside the share that the ledger books on it. */
public final class WhatIfTable {
    /** Name of the CSV in a folder of results. */
    public static final String FILE = "what-if.csv";

    private static final List<String> COLUMNS = List.of(
            "design",
            "network",
            "profile",
            "what_if",
            "cycles",
            "cycles_without",
            "saved_share",
            "ledger_cycles",
            "ledger_share");

    private WhatIfTable() {}

    /** For people. */
    public static TextTable of(List<WhatIfResult> results) {
        boolean oneDesign =
                results.stream().map(WhatIfResult::design).distinct().count() == 1;
        TextTable table = new TextTable(List.of(
                Column.text("network"),
                new Column("design", false, oneDesign ? 5 : Column.ALWAYS),
                Column.text("profile"),
                Column.text("what if"),
                Column.number("cycles", 40),
                Column.number("without", 41),
                Column.number("saved", Column.ALWAYS),
                Column.number("in ledger", Column.ALWAYS)));
        results.forEach(result -> table.add(List.of(
                result.network(),
                result.design(),
                result.profile(),
                result.whatIf(),
                Numbers.count(result.cycles()),
                Numbers.count(result.cyclesWithout()),
                Numbers.percent(result.savedShare()),
                Numbers.percent(result.ledgerShare()))));
        return table;
    }

    /** For programs. */
    public static DataTable csv(List<WhatIfResult> results) {
        return new DataTable(
                COLUMNS,
                results.stream()
                        .map(result -> List.of(
                                result.design(),
                                result.network(),
                                result.profile(),
                                result.whatIf(),
                                Long.toString(result.cycles()),
                                Long.toString(result.cyclesWithout()),
                                DataTable.number(result.savedShare()),
                                Long.toString(result.ledgerCycles()),
                                DataTable.number(result.ledgerShare())))
                        .toList());
    }
}
