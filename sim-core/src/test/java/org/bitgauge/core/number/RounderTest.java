package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RounderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "e6m7",
                "e6m7[rounding=toward-zero]",
                "e4m3",
                "fp16",
                "fp32",
                "e5m2[rounding=half-away]",
                "int8",
                "uint8",
                "fixed(16,8)",
                "fixed(16,8)[rounding=toward-zero]",
                "fixed(12,3)[symmetric=true,rounding=half-away]",
                "pow2(5)"
            })
    void multiplyAddRoundsTheProductAndTheSum(String name) {
        NumberFormat format = NumberFormats.parse(name);
        Rounder rounder = Rounder.of(format);
        Random random = new Random(11);
        double[] factors = random.doubles(64, -3, 3).map(format::quantize).toArray();
        double[] sums = new double[70];
        double[] expected = new double[70];
        for (double factor : random.doubles(200, 0, 4).map(format::quantize).toArray()) {
            rounder.multiplyAdd(sums, 6, factors, 0, factor, 64);
            for (int j = 0; j < 64; j++) {
                double product = format.quantize(factor * factors[j]);
                expected[j + 6] = format.quantize(expected[j + 6] + product);
            }
        }
        assertThat(sums).containsExactly(expected);
        assertThat(sums[69]).isEqualTo(rounder.round(sums[69]));
        assertThat(Arrays.stream(sums).distinct().count()).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mxint8", "nvfp4", "binary", "ternary"})
    void refusesFormatsThatHoldNoRunningSum(String name) {
        NumberFormat format = NumberFormats.parse(name);
        assertThatThrownBy(() -> Rounder.of(format)).hasMessageContaining(name);
    }
}
