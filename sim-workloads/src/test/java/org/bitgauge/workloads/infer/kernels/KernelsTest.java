package org.bitgauge.workloads.infer.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.infer.rounding.Accumulation;
import org.bitgauge.workloads.infer.rounding.Overflow;
import org.bitgauge.workloads.infer.rounding.ProductRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles of sums against one sum after the other. */
class KernelsTest {
    private static final int K = 37;
    private static final int N = 70;

    private final double[] weights = new double[K];
    private final double[][] columns = new double[K][N];
    private final double[] scales = new double[N];

    private void fill(long seed, boolean codes, NumberFormat format) {
        Random random = new Random(seed);
        for (int k = 0; k < K; k++) {
            weights[k] = codes ? random.nextInt(15) - 7 : format.quantize(random.nextGaussian() * 0.5);
            for (int j = 0; j < N; j++) {
                columns[k][j] = codes ? random.nextInt(16) : format.quantize(Math.abs(random.nextGaussian()));
            }
        }
        Arrays.fill(scales, 1);
    }

    private double[] sums(TileKernel kernel, double bias) {
        for (int k = 0; k < K; k++) {
            System.arraycopy(columns[k], 0, kernel.rows()[k], 0, N);
        }
        kernel.begin(K, N, scales);
        double[] sums = new double[N];
        kernel.sums(weights, 1, bias, sums);
        return sums;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void floatsAreSummedInOrderAndTheBiasLast(long seed) {
        fill(seed, false, NumberFormats.parse("fp32"));
        double[] doubles = sums(new Kernels(Accumulation.FP64).kernel(K, N), 0.3f);
        double[] floats = sums(new Kernels(Accumulation.FP32).kernel(K, N), 0.3f);
        for (int j = 0; j < N; j++) {
            double sum = 0;
            float single = 0;
            for (int k = 0; k < K; k++) {
                sum += weights[k] * columns[k][j];
                single += (float) weights[k] * (float) columns[k][j];
            }
            assertThat(doubles[j]).as("seed %d", seed).isEqualTo(sum + 0.3f);
            assertThat(floats[j]).as("seed %d", seed).isEqualTo(single + 0.3f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"e4m2", "e5m3", "e6m7", "e4m3", "fixed(8,4)", "fp16"})
    void everyProductAndEverySumIsRounded(String name) {
        NumberFormat format = NumberFormats.parse(name);
        fill(name.hashCode(), false, format);
        double bias = format.quantize(0.7);
        double[] sums = sums(new Kernels(new Accumulation.Rounded(format)).kernel(K, N), bias);
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < K; k++) {
                sum = format.quantize(sum + format.quantize(weights[k] * columns[k][j]));
            }
            assertThat(sums[j]).isEqualTo(format.quantize(sum + bias));
        }
    }

    @Test
    void integersWrapOrSaturateAndAreCounted() {
        for (int k = 0; k < K; k++) {
            weights[k] = 7;
            Arrays.fill(columns[k], 10);
        }
        Arrays.fill(scales, 0.5);
        TileKernel wide = new Kernels(new Accumulation.IntegerSum(32, Overflow.WRAP)).kernel(K, N);
        assertThat(sums(wide, 1.6)[0]).isEqualTo((K * 70 + 3) * 0.5);
        assertThat(wide.takeOverflows()).isZero();
        TileKernel wrapping = new Kernels(new Accumulation.IntegerSum(8, Overflow.WRAP)).kernel(K, N);
        assertThat(sums(wrapping, 0)[0]).isEqualTo((byte) (K * 70) * 0.5);
        assertThat(wrapping.takeOverflows()).isPositive();
        TileKernel saturating = new Kernels(new Accumulation.IntegerSum(8, Overflow.SATURATE)).kernel(K, N);
        assertThat(sums(saturating, 0)[0]).isEqualTo(127 * 0.5);
        assertThat(saturating.takeOverflows()).isEqualTo((K - 1L) * N);
        assertThat(saturating.takeOverflows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void productsOfARuleAreLookedUp(long seed) {
        ProductRule cut = new ProductRule() {
            @Override
            public String name() {
                return "cut";
            }

            @Override
            public int maxWeight() {
                return 7;
            }

            @Override
            public int maxActivation() {
                return 15;
            }

            @Override
            public long product(int weight, int activation) {
                return weight * (activation & ~3);
            }
        };
        fill(seed, true, NumberFormats.parse("int8"));
        double[] sums = sums(new Kernels(new Accumulation.Products(cut)).kernel(K, N), 0.25);
        for (int j = 0; j < N; j++) {
            long sum = 0;
            for (int k = 0; k < K; k++) {
                sum += (long) weights[k] * ((long) columns[k][j] & ~3);
            }
            assertThat(sums[j]).as("seed %d", seed).isEqualTo(sum + 0.25);
        }
        columns[3][5] = 16;
        assertThatThrownBy(() -> sums(new Kernels(new Accumulation.Products(cut)).kernel(K, N), 0))
                .hasMessageContaining("code 16.0")
                .hasMessageContaining("up to 15");
    }
}
