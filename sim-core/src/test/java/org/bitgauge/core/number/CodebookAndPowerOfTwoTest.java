package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodebookAndPowerOfTwoTest {
    @ParameterizedTest
    @CsvSource({
        "binary, 0, 1",
        "binary, -0.0, 1",
        "binary, -1e-300, -1",
        "binary, 7, 1",
        "binary, Infinity, 1",
        "ternary, 0.5, 0",
        "ternary, -0.5, 0",
        "ternary, 0.51, 1",
        "ternary, -9, -1",
        "ternary, -0.2, 0",
        "pow2(4), 0.75, 1",
        "pow2(4), 0.7499, 0.5",
        "pow2(4), 9, 1",
        "pow2(4), 0.0078125, 0",
        "pow2(4), 0.0079, 0.015625",
        "pow2(4), -0.375, -0.5",
        "pow2(2), 0.5, 0",
        "pow2(2), 0.51, 1",
        "'pow2(3)[max_exponent=4]', 100, 16",
        "'pow2(3)[max_exponent=4]', 3, 4",
        "int1, 0.3, 1"
    })
    void roundsAsDocumented(String name, double input, double expected) {
        assertThat(NumberFormats.parse(name).quantize(input) + 0.0).isEqualTo(expected);
    }

    @Test
    void powersOfTwoAreThese() {
        PowerOfTwoFormat format = new PowerOfTwoFormat(4);
        assertThat(format.maxMagnitude()).isEqualTo(1);
        assertThat(format.minPositive()).isEqualTo(0x1p-6);
        for (int e = 0; e >= -6; e--) {
            assertThat(format.quantize(Math.scalb(-1.0, e))).isEqualTo(Math.scalb(-1.0, e));
        }
        assertThat(new PowerOfTwoFormat(8).minPositive()).isEqualTo(0x1p-126);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void codebookTakesTheNearestOfAllValues(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(16, -3, 3)
                .sorted()
                .map(v -> seed % 2 == 0 ? (float) v : v)
                .toArray();
        CodebookFormat format = CodebookFormat.of(4, values);
        assertThat(NumberFormats.parse(format.name())).isEqualTo(format);
        for (int i = 0; i < 200; i++) {
            double input = i % 2 == 0 ? random.nextGaussian() * 2 : (values[i % 15] + values[i % 15 + 1]) / 2;
            double best = values[0];
            for (double value : values) {
                int closer = distance(input, value).compareTo(distance(input, best));
                boolean smaller = Math.abs(value) < Math.abs(best) || (value == -best && value > 0);
                best = closer < 0 || (closer == 0 && smaller) ? value : best;
            }
            Reference.assertSame(format, input, format.quantize(input), best);
        }
    }

    private static BigDecimal distance(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b)).abs();
    }

    @Test
    void knowsTheIntegersBehindACodebook() {
        CodebookFormat format = CodebookFormat.of(2, -1.5, -0.25, 0, 6);
        assertThat(format.stepExponent()).isEqualTo(-2);
        assertThat(format.significandBits()).isEqualTo(5);
        assertThat(format.maxMagnitude()).isEqualTo(6);
        assertThat(format.minPositive()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codebook(2,1,0)", "codebook(1,1,2,3)", "codebook(2)", "codebook", "codebook(0,1)", "codebook(2,1,1)",
                "codebook(2,x,1)", "codebook(2,1e501)", "pow2(1)", "pow2(9)", "pow2", "pow2(3)[max_exponent=600]"
            })
    void refusesWhatIsNotAFormat(String name) {
        assertThatThrownBy(() -> NumberFormats.parse(name)).isInstanceOf(FormatSyntaxException.class);
    }
}
