package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.experiment;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.WhatIfResult;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run bound by its DRAM waits for, by the layout of its data. */
class DramReasonsTest {
    private static final String GEMM =
            "{type: layers, name: g, layers: [{op: matmul, name: a, rows: 8, reduction: 2048, columns: 2048}]}";

    private static Bound<ExperimentSpec> experimentOf(String dram, String engine) {
        return bind(experiment(GEMM, "int8", design("d", 16, 16, "weight-stationary", dram), "engine: " + engine));
    }

    /** Cycles by resource and cause; every resource's sum to the run's. */
    private static Map<String, Long> closed(ResultSet results) {
        Map<String, Long> causes = new TreeMap<>();
        Map<String, Long> sums = new TreeMap<>();
        for (CycleEntry entry :
                results.runs().get(0).run().layers().get(0).ledger().time()) {
            causes.merge(entry.resource() + " " + entry.cause().label(), entry.cycles(), Long::sum);
            sums.merge(entry.resource(), entry.cycles(), Long::sum);
        }
        long cycles = results.runs().get(0).run().cycles();
        assertThat(sums.values()).allMatch(sum -> sum == cycles);
        return causes;
    }

    @ParameterizedTest
    @CsvSource({
        "'{type: ddr4-3200, bandwidth: 1 GB/s}', no-refresh, refresh, event",
        "'{type: ddr4-3200, bandwidth: 1 GB/s}', no-turnaround, turnaround, event",
        "'{type: ddr4-3200, bandwidth: 1 GB/s, addresses: row-major}', no-bank-conflict, bank-conflict, event",
        "'{type: ddr4-3200, bandwidth: 1 GB/s, run: 64 B}', no-row-miss, row-miss, event",
        "'{type: ddr4-3200, bandwidth: 1 GB/s}', no-refresh, refresh, closed-form",
        "'{type: ddr4-3200, bandwidth: 1 GB/s, run: 64 B}', no-row-miss, row-miss, closed-form"
    })
    void waitsCarryTheReasonAndGoWithIt(String dram, String whatIf, String reason, String engine)
            throws InterruptedException {
        Bound<ExperimentSpec> bound = experimentOf(dram, engine);
        ExperimentRunner runner = new ExperimentRunner(Experiments.TYPES);
        ResultSet results = runner.run(bound, 1);
        Map<String, Long> causes = closed(results);
        assertThat(causes.getOrDefault("dram " + reason, 0L)).isPositive();
        assertThat(waits(causes, "bandwidth")).isPositive();
        WhatIfResult without = runner.whatIf(bound, results, ImmutableList.of(WhatIf.parse(whatIf)), 1)
                .get(0);
        assertThat(without.cyclesWithout()).isLessThan(without.cycles());
        assertThat(without.ledgerCycles()).isPositive().isEqualTo(waits(causes, reason));
    }

    private static long waits(Map<String, Long> causes, String reason) {
        return causes.entrySet().stream()
                .filter(e -> e.getKey().startsWith("array wait-") && e.getKey().endsWith(":dram:" + reason))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"event", "closed-form"})
    void scatteredTilesAreSlowerThanContiguousOnes(String engine) throws InterruptedException {
        ExperimentRunner runner = new ExperimentRunner(Experiments.TYPES);
        long contiguous = runner.run(experimentOf("{type: ddr4-3200, bandwidth: 1 GB/s}", engine), 1)
                .runs()
                .get(0)
                .run()
                .cycles();
        long scattered = runner.run(experimentOf("{type: ddr4-3200, bandwidth: 1 GB/s, run: 64 B}", engine), 1)
                .runs()
                .get(0)
                .run()
                .cycles();
        assertThat((double) scattered / contiguous).isBetween(1.5, 2.3);
    }
}
