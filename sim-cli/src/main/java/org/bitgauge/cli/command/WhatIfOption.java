package org.bitgauge.cli.command;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.engine.RemovableCause;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.WhatIfResult;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.report.table.WhatIfTable;
import picocli.CommandLine.Option;

/** Runs again with causes of cycles taken away. */
final class WhatIfOption {
    @Option(
            names = "--what-if",
            paramLabel = "no-CAUSE[+no-CAUSE]...",
            description = "Runs again without a cause of cycles (or several at once) and tells what that saves:"
                    + " no-dram-bandwidth, no-dram-latency, no-refresh, no-row-miss, no-turnaround, no-bank-conflict,"
                    + " no-port-waits, no-waits, no-fill, ... Repeatable; writes what-if.csv.")
    private List<String> names = new ArrayList<>();

    /** What is asked for. */
    List<WhatIf> parsed() {
        names.forEach(WhatIfOption::check);
        return names.stream()
                .map(name -> Inputs.checked(() -> WhatIf.parse(name)))
                .toList();
    }

    private static void check(String name) {
        List<String> known = Arrays.stream(RemovableCause.values())
                .map(cause -> "no-" + cause.label())
                .toList();
        for (String part : Splitter.on('+').trimResults().split(name)) {
            if (!known.contains(part)) {
                throw new InputException("no what-if is named '" + part + "'; "
                        + Nearest.remedy(part, known, "there are") + ", and several joined by +");
            }
        }
    }

    /** The results, empty where nothing is asked for. */
    List<WhatIfResult> run(ExperimentRunner runner, Bound<ExperimentSpec> experiment, ResultSet results, int threads)
            throws InterruptedException {
        return names.isEmpty() ? List.of() : runner.whatIf(experiment, results, parsed(), threads);
    }

    /** Files beside the results. */
    static Map<String, String> files(List<WhatIfResult> results) {
        return results.isEmpty()
                ? Map.of()
                : Map.of(WhatIfTable.FILE, WhatIfTable.csv(results).toCsv());
    }

    /** The table, where something is asked for. */
    static void print(List<WhatIfResult> results, Terminal terminal) {
        if (!results.isEmpty()) {
            terminal.out().println();
            terminal.out().print(WhatIfTable.of(results).render(terminal.width(), false));
            terminal.out().println();
            terminal.out()
                    .println("saved: share of the cycles that go without the cause; in ledger: share booked on it."
                            + " What overlaps is not saved.");
        }
    }
}
