package org.bitgauge.workloads.infer.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounding of rows against the rounding of single numbers. */
class RowRounderTest {
    private static final int N = 4096;

    /** Numbers of all sizes, half of them near half-way points and edges of the format. */
    private static double[] numbers(NumberFormat format, long seed) {
        Random random = new Random(seed);
        double[] numbers = new double[N];
        double largest = Math.min(format.maxMagnitude(), 0x1p300);
        double smallest = Math.max(format.minPositive(), 0x1p-300);
        int low = Math.getExponent(smallest) - 4;
        int high = Math.getExponent(largest) + 3;
        for (int i = 0; i < N; i++) {
            double x = Math.scalb(random.nextGaussian(), low + random.nextInt(high - low + 1));
            double member = format.quantize(x);
            numbers[i] = switch (i % 4) {
                case 0 -> x;
                case 1 -> member;
                case 2 -> (member + format.quantize(Math.nextUp(member * (1 + 0x1p-5)))) / 2;
                default -> Math.nextUp((member + format.quantize(member * 1.3)) / 2);
            };
        }
        numbers[0] = 0;
        numbers[1] = largest * 1.5;
        numbers[2] = -largest * 1.01;
        numbers[3] = smallest / 2;
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e4m1",
                "e3m2",
                "e6m7",
                "e8m10",
                "e5m3[subnormals=true]",
                "e4m3",
                "e5m2",
                "e2m1",
                "fp16",
                "bf16",
                "fp32",
                "e8m23",
                "fixed(8,4)",
                "ufixed(5,2)",
                "fixed(16,8)[symmetric=true]",
                "pow2(4)",
                "binary",
                "ternary",
                "e6m0",
                "e6m7[rounding=toward-zero]",
                "e4m3[bias=12,subnormals=false]"
            })
    void equalsRoundingOneByOne(String name) {
        NumberFormat format = NumberFormats.parse(name);
        RowRounder rows = RowRounder.of(format);
        for (long seed = 1; seed <= 3; seed++) {
            double[] numbers = numbers(format, seed);
            double[] rounded = numbers.clone();
            rows.round(rounded, N);
            for (int i = 0; i < N; i++) {
                assertThat(rounded[i] + 0.0)
                        .as("%s of %s, seed %d", name, numbers[i], seed)
                        .isEqualTo(format.quantize(numbers[i]) + 0.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e4m1",
                "e6m7",
                "e5m3[subnormals=true]",
                "e4m3",
                "fp16",
                "fixed(8,4)",
                "e6m7[rounding=toward-zero]"
            })
    void multipliesAndAddsAsTheScalarRounderDoes(String name) {
        NumberFormat format = NumberFormats.parse(name);
        RowRounder rows = RowRounder.of(format);
        Rounder scalar = Rounder.of(format);
        for (long seed = 1; seed <= 3; seed++) {
            double[] factors = numbers(format, seed);
            RowRounder.of(format).round(factors, N);
            double bound = 0;
            for (double factor : factors) {
                bound = Math.max(bound, Math.abs(factor));
            }
            double[] sums = new double[N];
            double[] expected = new double[N];
            double[] products = new double[N];
            Random random = new Random(seed);
            for (int k = 0; k < 8; k++) {
                double factor = format.quantize(random.nextGaussian() * (k == 7 ? 50 : 0.3));
                rows.multiply(products, factors, bound, factor, N);
                rows.add(sums, products, N);
                scalar.multiplyAdd(expected, 0, factors, 0, factor, N);
            }
            for (int i = 0; i < N; i++) {
                assertThat(Double.valueOf(sums[i] + 0.0))
                        .as("%s, column %d, seed %d", name, i, seed)
                        .isEqualTo(Double.valueOf(expected[i] + 0.0));
            }
        }
    }

    @Test
    void faultyNumbersStayFaulty() {
        double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        RowRounder.of(FloatFormat.custom(5, 3)).round(values, 3);
        assertThat(values[0]).isNaN();
        assertThat(values[1]).isEqualTo(FloatFormat.custom(5, 3).maxMagnitude());
        assertThat(values[2]).isEqualTo(-FloatFormat.custom(5, 3).maxMagnitude());
    }
}
