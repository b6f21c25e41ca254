package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.experiment;
import static org.bitgauge.lab.testing.Experiments.run;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every run of an experiment, here three networks, three profiles and two designs. */
class BooksOfAnExperimentTest {
    private static final String YAML = experiment(
            "lenet5, squeezenet1.0, {type: layers, name: gemm, layers: [{op: matmul, name: a, rows: 7, reduction: 130,"
                    + " columns: 33}]}",
            "fp32, int8, {weights: int4, activations: int8}",
            design("ws", 8, 8, "weight-stationary", "ddr4-3200") + "\n  - "
                    + design("os", 6, 10, "output-stationary", "lpddr4-3200"));

    private static ResultSet results;

    @BeforeAll
    static void runOnce() throws InterruptedException {
        results = run(YAML, 1);
    }

    @Test
    void everyNetworkRunsWithEveryProfileOnEveryDesign() {
        assertThat(results.runs()).hasSize(2 * 3 * 3);
        assertThat(results.runs().stream().map(r -> r.run().network()).distinct())
                .hasSize(3);
    }

    @Test
    void causesOfEveryResourceSumToTheCyclesOfTheLayer() {
        for (ComparedRun compared : results.runs()) {
            for (LayerResult layer : compared.run().layers()) {
                Map<String, Long> sums = new TreeMap<>();
                for (CycleEntry entry : layer.ledger().time()) {
                    sums.merge(entry.resource(), entry.cycles(), Math::addExact);
                }
                assertThat(sums.values()).as(layer.layer()).allMatch(sum -> sum == layer.cycles());
                assertThat(sums.containsKey(LayerResult.ARRAY))
                        .as("the array is accounted for in " + layer.layer())
                        .isEqualTo(layer.cycles() > 0);
            }
        }
    }

    @Test
    void someFusedVectorLayersAreHiddenAndStillPayTheirEnergy() {
        long hidden = 0;
        for (ComparedRun compared : results.runs()) {
            for (LayerResult layer : compared.run().layers()) {
                if (layer.cycles() == 0) {
                    hidden++;
                    assertThat(layer.energyPj()).as(layer.layer()).isPositive();
                    assertThat(layer.ledger().time()).isEmpty();
                    assertThat(layer.mapping()).contains("cycles hidden behind the layer");
                }
            }
        }
        assertThat(hidden).isPositive();
    }

    @Test
    void energyOfARunIsTheSumOfItsEntries() {
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            BigDecimal sum = BigDecimal.ZERO;
            for (LayerResult layer : run.layers()) {
                for (EnergyEntry entry : layer.ledger().energy()) {
                    sum = sum.add(BigDecimal.valueOf(entry.energyPj()));
                }
            }
            assertThat(run.energyJ() * 1e12).isCloseTo(sum.doubleValue(), within(1e-12 * sum.doubleValue()));
        }
    }

    @Test
    void dramBitsOfTheLedgerAreThoseOfTheLayerAndMoveEveryTensorAtLeastOnce() {
        int checked = 0;
        for (ComparedRun compared : results.runs()) {
            Network network = network(compared.run().network());
            for (int i = 0; i < network.layers().size(); i++) {
                LayerResult result = compared.run().layers().get(i);
                assertThat(bits(result, "read")).as(result.layer()).isEqualTo(result.dramReadBits());
                assertThat(bits(result, "write")).as(result.layer()).isEqualTo(result.dramWriteBits());
                Layer layer = network.layers().get(i);
                if (layer.operation().macs() > 0 && readsAllOfItsInput(layer)) {
                    checked++;
                    double read = layer.operation().weightElements() * result.weightBitsMean()
                            + layer.operation().activationElements() * result.activationBitsMean();
                    double written = layer.operation().outputElements()
                            * NumberFormats.parse(result.outputFormat()).bitsPerElement();
                    assertThat((double) result.dramReadBits())
                            .as(result.layer())
                            .isGreaterThanOrEqualTo(read);
                    assertThat((double) result.dramWriteBits())
                            .as(result.layer())
                            .isGreaterThanOrEqualTo(written);
                }
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void aProfileComparedWithItselfGainsExactlyNothing() {
        assertThat(results.runs().stream().filter(r -> r.run().profile().equals("fp32")))
                .hasSize(6)
                .allSatisfy(r -> {
                    assertThat(r.speedup()).isEqualTo(1);
                    assertThat(r.energyGain()).isEqualTo(1);
                    assertThat(r.macSpeedup()).isEqualTo(1);
                    assertThat(r.macEnergyGain()).isEqualTo(1);
                });
    }

    @Test
    void resultsDoNotDependOnThreads() throws InterruptedException {
        assertThat(run(YAML, 2)).isEqualTo(results);
    }

    private static boolean readsAllOfItsInput(Layer layer) {
        return !(layer.operation() instanceof Convolution conv)
                || conv.stride().height() == 1 && conv.stride().width() == 1;
    }

    private static long bits(LayerResult layer, String action) {
        return layer.ledger().energy().stream()
                .filter(e -> e.component().equals("dram") && e.action().equals(action))
                .mapToLong(EnergyEntry::bits)
                .sum();
    }

    private static Network network(String name) {
        return bind(YAML).value().networks().stream()
                .map(spec -> spec.build())
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
