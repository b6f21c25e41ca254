package org.bitgauge.core.cost.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class FinnLayerTest {
    /** By hand: 64 x 64, PE 4, SIMD 16, W4A4: accumulator ceil(6 + 4 + 4 - 1 + small) + 1 = 15. */
    @Test
    void theWorkedExampleOfTheDocumentation() {
        FinnLayer layer = new FinnLayer(64, 64, 4, 16, 4, 4, false, 4, MultiplierStyle.LUT, true);
        assertThat(layer.accumulatorBits()).isEqualTo(15);
        int products = 16 * (2 * 2 - 1) * 8;
        int tree = 8 * 31;
        int thresholds = 2 * 15 * 15;
        assertThat(layer.luts())
                .isEqualTo((long) (300 + 1.1 * 4 * (products + tree + 15 + thresholds) + 4 * 16 * 4))
                .isEqualTo(5382);
        assertThat(layer.cycles()).isEqualTo(64);
        assertThat(layer.brams()).isZero();
    }

    @Test
    void foldingsThatDoNotDivideAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FinnLayer(64, 64, 5, 16, 4, 4, false, 0, MultiplierStyle.LUT, true))
                .withMessageContaining("PE must divide");
    }

    @Test
    void explanationAddsUpToTheCount() {
        FinnLayer layer = new FinnLayer(1024, 1024, 32, 64, 4, 4, false, 0, MultiplierStyle.LUT, false);
        double inside = layer.explainLuts().inputs().stream()
                .skip(1)
                .mapToDouble(e -> e.what().startsWith("weights") ? 0 : e.value())
                .sum();
        assertThat((long) (300 + 1.1 * 32 * inside)).isEqualTo(layer.luts());
    }
}
