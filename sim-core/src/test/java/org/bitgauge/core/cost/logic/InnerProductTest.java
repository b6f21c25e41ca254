package org.bitgauge.core.cost.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InnerProductTest {
    private static HardwareCost cost(Style style, int weights, int activations, int lanes) {
        LogicLibrary library = LogicLibrary.nangate45(style);
        return InnerProduct.of(library, weights, activations, weights + activations + 8, lanes)
                .clocked(library);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void oneLaneIsAMac(Style style) {
        HardwareCost mac = LogicLibrary.nangate45(style).cost(new FixedShape(8, 8, 24), Stimulus.REAL);
        HardwareCost one = cost(style, 8, 8, 1);

        assertThat(one.areaUm2()).isCloseTo(mac.areaUm2(), within(1e-9));
        assertThat(one.delayPs()).isCloseTo(mac.delayPs(), within(1e-9));
        assertThat(one.energyFj()).isCloseTo(mac.energyFj(), within(1e-9));
        assertThat(one.leakageNw()).isCloseTo(mac.leakageNw(), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void lanesCostLessThanMacsAndATreeButNeverLessThanTheirArrays(Style style) {
        for (int bits = 2; bits <= 16; bits++) {
            HardwareCost before = cost(style, bits, bits, 1);
            for (int lanes = 2; lanes <= 64; lanes *= 2) {
                HardwareCost now = cost(style, bits, bits, lanes);
                HardwareCost mac = cost(style, bits, bits, 1);
                LogicLibrary library = LogicLibrary.nangate45(style);
                assertThat(now.areaUm2())
                        .isBetween(lanes * library.multiplier(bits, bits).area().value(), lanes * mac.areaUm2());
                assertThat(now.delayPs()).isGreaterThan(before.delayPs());
                assertThat(now.energyFj()).isBetween(before.energyFj(), lanes * mac.energyFj());
                assertThat(now.leakageNw()).isGreaterThan(before.leakageNw());
                before = now;
            }
        }
    }

    /** The periods of the docs: 139 + 120.4 log2(8 x 16) + 40.4 log2 8 + 13.05 x 24 fast; 152.3, 26.5 and 34.65 small. */
    @ParameterizedTest
    @EnumSource(Style.class)
    void theTreeGrowsByTheLevelsOfTheLanes(Style style) {
        double byHand = style == Style.FAST
                ? 139.3 + 120.4 * 7 + 40.4 * 3 + 13.05 * 24
                : 139.3 + 152.3 * 7 + 26.5 * 3 + 34.65 * 24;
        assertThat(cost(style, 8, 8, 16).delayPs()).isCloseTo(byHand, within(1.0));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void operandsOfOneBitAreRefused(Style style) {
        assertThatThrownBy(() -> cost(style, 1, 8, 16)).hasMessageContaining("at least 2 bits");
    }
}
