package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.result.ComparedRun;
import org.junit.jupiter.api.Test;

final class MacGainsTest {
    private final ExperimentTypes types = ExperimentTypes.load();

    @Test
    void aMachineWithItsOwnFormatsGainsNothingAtTheMacFromNarrowNumbers() throws InterruptedException {
        ComparedRun run =
                run(", weights: int16, activations: int16, accumulator: int48").get(1);
        assertThat(run.macSpeedup()).isEqualTo(1);
        assertThat(run.macEnergyGain()).isEqualTo(1);
        assertThat(run.energyGain()).isGreaterThan(1);
    }

    @Test
    void aMachineBuiltForTheProfileDoes() throws InterruptedException {
        ComparedRun run = run("").get(1);
        assertThat(run.macSpeedup()).isGreaterThan(2);
        assertThat(run.macEnergyGain()).isGreaterThan(2);
    }

    private List<ComparedRun> run(String formats) throws InterruptedException {
        String text =
                """
                name: mac
                networks: [lenet5]
                profiles: [int16, int8]
                designs:
                  - name: array
                    array: {type: systolic, rows: 8, columns: 8%s}
                    memories:
                      - {name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 64 KiB}
                    dram: ddr4-3200
                baseline: {profile: int16}
                normalise: [as-given]
                """
                        .formatted(formats);
        return new ExperimentRunner(types)
                .run(types.binder().bind(YamlSource.parse("mac.yaml", text), ExperimentSpec.class), 1)
                .runs();
    }
}
