package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.experiment;
import static org.bitgauge.lab.testing.Experiments.run;

import com.google.common.base.Joiner;
import java.util.List;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mapping:} of a design, from the file to the result. */
class GivenMappingTest {
    private static RunResult resultOf(String network, String mapping) throws InterruptedException {
        String plain = design("d", 8, 8, "weight-stationary", "ddr4-3200");
        String with = plain.substring(0, plain.length() - 1) + ", mapping: " + mapping + "}";
        return run(experiment(network, "int8", with, "normalise: [as-given]", "baseline: int8"), 1).runs().stream()
                .map(compared -> compared.run())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{objective: edp}", "{objective: energy}", "{slack: 0}"})
    void mappingsOfAResultGivenBackMakeTheSameResult(String objective) throws InterruptedException {
        RunResult free = resultOf("alexnet", objective);
        List<String> fixed = free.layers().stream()
                .map(layer -> "\"" + layer.layer() + "\": \"" + layer.mapping() + "\"")
                .toList();
        RunResult given = resultOf("alexnet", "{fixed: {" + Joiner.on(", ").join(fixed) + "}}");
        assertThat(given.layers()).isEqualTo(free.layers());
    }

    @Test
    void objectivesBuyWhatTheyAreNamedFor() throws InterruptedException {
        RunResult fast = resultOf("alexnet", "{slack: 0}");
        RunResult near = resultOf("alexnet", "{}");
        RunResult thrifty = resultOf("alexnet", "{objective: energy}");
        assertThat(near.cycles()).isBetween(fast.cycles(), (long) (1.01 * fast.cycles()));
        assertThat(near.energyJ()).isLessThan(fast.energyJ());
        assertThat(thrifty.energyJ()).isLessThanOrEqualTo(near.energyJ());
    }

    @Test
    void aMappingThatDoesNotFitSaysByHowMuch() throws InterruptedException {
        RunResult free = resultOf("lenet5", "{}");
        LayerResult layer = free.layers().get(0);
        String wrong = "{fixed: {" + layer.layer() + ": \"tile n100000, filters > pixels > taps\"}}";
        assertThatThrownBy(() -> resultOf("lenet5", wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("n100000 is outside of 1 to");
        assertThatThrownBy(() -> resultOf("alexnet", "{fixed: {fc6: \"tile n4096 c9216, filters > pixels > taps\"}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("weight-buffer: needs");
    }
}
