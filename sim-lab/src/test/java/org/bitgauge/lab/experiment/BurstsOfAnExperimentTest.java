package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.experiment;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose DRAM is served burst by burst, beside the same runs by rates. */
class BurstsOfAnExperimentTest {
    private static final String LAYER = "{op: conv, name: %s, in: [56, 56], in-channels: 64, out-channels: 64,"
            + " kernel: [3, 3], padding: [1, 1, 1, 1], groups: %d}";
    private static final String CONV = String.format(
            Locale.ROOT,
            "{type: layers, name: n, layers: [" + LAYER + ", " + LAYER + "]}",
            "dense",
            1,
            "depthwise",
            64);
    private static final String GEMM =
            "{type: layers, name: g, layers: [{op: matmul, name: a, rows: 8, reduction: 2048, columns: 2048}]}";

    private static Bound<ExperimentSpec> experimentOf(String network, String dram, String engine) {
        return bind(experiment(network, "int8", design("d", 16, 16, "weight-stationary", dram), "engine: " + engine));
    }

    private static RunResult run(String network, String dram, String engine) throws InterruptedException {
        return new ExperimentRunner(Experiments.TYPES)
                .run(experimentOf(network, dram, engine), 1)
                .runs()
                .get(0)
                .run();
    }

    @ParameterizedTest
    @CsvSource({
        "ddr4-3200, 0.03",
        "'{type: ddr4-3200, bandwidth: 1 GB/s}', 0.03",
        "'{type: ddr4-3200, run: 64 B}', 0.1",
        "hbm2, 0.05",
        "lpddr4-3200, 0.05"
    })
    void aProductOfMatricesTakesWhatItsRatesSay(String dram, double bound) throws InterruptedException {
        RunResult bursts = run(GEMM, dram, "bursts");
        RunResult rates = run(GEMM, dram, "event");
        assertThat(bursts.layers().get(0).engine()).isEqualTo("bursts");
        assertThat(bursts.layers().get(0).mapping())
                .isEqualTo(rates.layers().get(0).mapping() + "; by rates " + rates.cycles() + " cycles");
        double ratio = (double) bursts.cycles() / rates.cycles();
        assertThat(ratio).isBetween(1 - bound, 1 + bound);
        assertThat(bursts.notes())
                .as("both times of the run")
                .anyMatch(note -> note.contains(" " + bursts.cycles() + " cycles with")
                        && note.contains(" " + rates.cycles() + " by rates"));
        assertThat(rates.notes()).noneMatch(note -> note.contains("by rates"));
        closes(bursts);
    }

    @Test
    void thinTilesOfChannelsThatAreNeighboursWasteBursts() throws InterruptedException {
        RunResult packed = run(CONV, "ddr4-3200", "bursts");
        RunResult last = run(CONV, "{type: ddr4-3200, layout: channels-last}", "bursts");
        RunResult first = run(CONV, "{type: ddr4-3200, layout: channels-first}", "bursts");
        closes(last);
        closes(first);
        assertThat(last.cycles()).isGreaterThan(packed.cycles());
        assertThat(first.cycles()).isBetween(packed.cycles(), last.cycles());
        assertThat(run(CONV, "{type: ddr4-3200, layout: channels-last}", "event")
                        .cycles())
                .as("rates know no layout")
                .isEqualTo(run(CONV, "ddr4-3200", "event").cycles());
    }

    @Test
    void whatIfsAreRefusedAsTheyChangeRates() {
        Bound<ExperimentSpec> bound = experimentOf(GEMM, "ddr4-3200", "bursts");
        ExperimentRunner runner = new ExperimentRunner(Experiments.TYPES);
        assertThatThrownBy(() ->
                        runner.whatIf(bound, runner.run(bound, 1), ImmutableList.of(WhatIf.parse("no-refresh")), 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("engine");
    }

    private static void closes(RunResult run) {
        for (LayerResult layer : run.layers()) {
            Map<String, Long> sums = new TreeMap<>();
            for (CycleEntry entry : layer.ledger().time()) {
                sums.merge(entry.resource(), entry.cycles(), Long::sum);
            }
            assertThat(sums.keySet()).contains("array", "dram");
            assertThat(sums.values()).allMatch(sum -> sum == layer.ledger().cycles());
        }
    }
}
