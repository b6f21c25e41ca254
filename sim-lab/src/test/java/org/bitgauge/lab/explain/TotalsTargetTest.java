package org.bitgauge.lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.config.Bound;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.Inspection;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;

class TotalsTargetTest {
    private static final String YAML = Experiments.experiment(
            "lenet5",
            "fp32, int8",
            Experiments.design("d", 8, 8, "weight-stationary", "ddr4-3200"),
            "baseline: fp32",
            "normalise: [iso-area]");

    private static Explanation explain(String target) {
        Bound<ExperimentSpec> bound = Experiments.bind(YAML);
        Inspection.Choice choice = new Inspection.Choice("", "", "int8");
        return RunTargets.explain(
                target,
                Inspection.of(Experiments.TYPES, bound, choice),
                "",
                () -> Inspection.baseline(Experiments.TYPES, bound, choice));
    }

    @Test
    void theNumbersAreThoseOfTheRunItself() throws InterruptedException {
        ComparedRun run = Experiments.run(YAML, 1).runs().get(1);

        assertThat(run.run().profile()).isEqualTo("int8");
        assertThat(explain("speedup").value()).isEqualTo(run.speedup());
        assertThat(explain("energy-gain").value()).isCloseTo(run.energyGain(), within(1e-12));
        assertThat(explain("time").value()).isEqualTo(run.run().timeS());
    }

    @Test
    void causesSumToTheCyclesAndComponentsToTheEnergy() {
        Explanation cycles = explain("time").inputs().get(0);
        assertThat(cycles.inputs().stream().mapToDouble(Explanation::value).sum())
                .isEqualTo(cycles.value());
        assertThat(cycles.inputs()).isSortedAccordingTo((a, b) -> Double.compare(b.value(), a.value()));

        Explanation energy = explain("energy");
        assertThat(energy.inputs().stream().mapToDouble(Explanation::value).sum())
                .isCloseTo(energy.value(), within(1e-12 * energy.value()));
        assertThat(energy.spread()).isPositive();
    }

    @Test
    void bothSidesOfAGainAreExplained() {
        Explanation gain = explain("energy-gain");

        assertThat(gain.inputs()).hasSize(2);
        assertThat(gain.inputs().get(0).what()).contains("fp32");
        assertThat(gain.inputs().get(1).what()).contains("int8");
        assertThat(gain.formula()).contains("area");
    }
}
