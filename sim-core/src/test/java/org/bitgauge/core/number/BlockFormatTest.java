package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFormatTest {
    private static BlockFormat parse(String name) {
        return (BlockFormat) NumberFormats.parse(name);
    }

    private static double[] quantized(BlockFormat format, double... values) {
        double[] out = new double[values.length];
        format.quantize(values, 0, out, 0, values.length);
        return out;
    }

    private static double[] gaussians(long seed, int count, int exponentRange) {
        Random random = new Random(seed);
        double common = Math.scalb(1.0, random.nextInt(exponentRange) - exponentRange / 2);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * common);
        }
        return values;
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** Every value the block could hold with the chosen scale, by enumeration of the element's codes. */
    private static double nearest(List<Double> magnitudes, BigDecimal scale, double value) {
        BigDecimal magnitude = new BigDecimal(Math.abs(value));
        int best = 0;
        for (int code = 1; code < magnitudes.size(); code++) {
            BigDecimal now = distance(magnitudes, code, scale, magnitude);
            int closer = now.compareTo(distance(magnitudes, best, scale, magnitude));
            if (closer < 0 || (closer == 0 && code % 2 == 0)) {
                best = code;
            }
        }
        return Math.copySign(
                new BigDecimal(magnitudes.get(best)).multiply(scale).doubleValue(), value);
    }

    private static BigDecimal distance(List<Double> magnitudes, int code, BigDecimal scale, BigDecimal magnitude) {
        return new BigDecimal(magnitudes.get(code))
                .multiply(scale)
                .subtract(magnitude)
                .abs();
    }

    private static List<Double> magnitudes(NumberFormat element) {
        if (element instanceof FloatFormat f) {
            return Reference.decode(f);
        }
        List<Double> values = new ArrayList<>();
        for (double v = 0; v <= element.maxMagnitude(); v += element.minPositive()) {
            values.add(v);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void microscalingTakesTheNearestOfAllCodes(long seed) {
        for (String name :
                List.of("mxfp4_e2m1", "mxfp6_e2m3", "mxfp6_e3m2", "mxfp8_e4m3", "mxint8", "msfp12", "bfp(1,7)")) {
            BlockFormat format = parse(name);
            double[] values = gaussians(seed, 3 * format.blockSize() + 5, 200);
            double[] out = quantized(format, values);
            List<Double> magnitudes = magnitudes(format.element());
            for (int i = 0; i < values.length; i++) {
                int start = i - i % format.blockSize();
                double largest = Arrays.stream(values, start, Math.min(start + format.blockSize(), values.length))
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
                int exponent = Math.getExponent(largest)
                        - Math.getExponent(format.element().maxMagnitude());
                BigDecimal scale = new BigDecimal(Math.scalb(1.0, Math.max(-127, Math.min(127, exponent))));
                Reference.assertSame(format, values[i], out[i] + 0.0, nearest(magnitudes, scale, values[i]) + 0.0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nvfp4TakesTheNearestOfAllCodes(long seed) {
        double[] values = gaussians(seed, 50, 20);
        double tensorMax = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        for (BlockFormat format : List.of(parse("nvfp4"), parse("nvfp4").withTensorScaleFor(tensorMax))) {
            double[] out = quantized(format, values);
            List<Double> elements = magnitudes(format.element());
            List<Double> scales = magnitudes(NumberFormats.parse("e4m3"));
            for (int i = 0; i < values.length; i++) {
                int start = i - i % 16;
                double largest = Arrays.stream(values, start, Math.min(start + 16, values.length))
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
                double exact = new BigDecimal(largest)
                        .divide(new BigDecimal(6 * format.tensorScale()), new MathContext(60))
                        .doubleValue();
                double scale = Math.max(nearest(scales, BigDecimal.ONE, exact), 0x1p-9);
                BigDecimal factor = new BigDecimal(scale).multiply(new BigDecimal(format.tensorScale()));
                Reference.assertSame(format, values[i], out[i] + 0.0, nearest(elements, factor, values[i]) + 0.0);
            }
        }
    }

    @Test
    void nvfp4DecidesTiesByTheExactQuotient() {
        BlockFormat format = new BlockFormat(parse("nvfp4").element(), 2, ScaleFormat.E4M3, (float) (1 / 3.0));
        double factor = 1.125 * (float) (1 / 3.0);
        double tie = 2.5 * factor;
        double[] above = quantized(format, 6 * factor, Math.nextUp(tie));
        double[] below = quantized(format, 6 * factor, Math.nextDown(tie));
        double[] at = quantized(format, 6 * factor, tie);
        assertThat(above[1]).isEqualTo(3 * factor);
        assertThat(below[1]).isEqualTo(2 * factor);
        assertThat(at[1]).isEqualTo(2 * factor);
    }

    @Test
    void tensorScaleLetsTheLargestBlockUseTheWholeRange() {
        BlockFormat format = parse("nvfp4").withTensorScaleFor(1e6);
        assertThat(format.maxMagnitude()).isCloseTo(1e6, Percentage.withPercentage(1e-4));
        assertThat(NumberFormats.parse(format.name())).isEqualTo(format);
        assertThat(parse("nvfp4").withTensorScaleFor(0)).isEqualTo(parse("nvfp4"));
    }

    @Test
    void eachBlockHasItsOwnScaleAndTheLastMayBeShort() {
        BlockFormat format = parse("bfp(3,2)");
        assertThat(quantized(format, 1000, 1, 1, 0.25, 3)).containsExactly(1024 - 128, 0, 1, 0.25, 3);
        assertThat(quantized(format, 1000, 1)).containsExactly(quantized(parse("bfp(3,9)"), 1000, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mxint8", "mxfp4_e2m1", "nvfp4"})
    void aFaultyValueSpoilsItsBlockOnly(String name) {
        BlockFormat format = parse(name + "[block=2]");
        for (double faulty : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(quantized(format, 1, faulty, 3, 0)).containsExactly(Double.NaN, Double.NaN, 3, 0);
        }
        assertThat(quantized(format, 0, 0)).containsExactly(0, 0);
    }

    @Test
    void scaleStaysWithinItsRange() {
        BlockFormat format = parse("mxfp4_e2m1");
        assertThat(format.quantize(1e300)).isEqualTo(6 * 0x1p127);
        assertThat(format.quantize(0x1p-129)).isEqualTo(0);
        assertThat(format.quantize(0x1p-128)).isEqualTo(0x1p-128);
        assertThat(parse("nvfp4").quantize(1e9)).isEqualTo(2688);
        assertThat(parse("nvfp4").quantize(0x1p-10)).isEqualTo(0x1p-10);
    }

    @Test
    void cutsElementsTowardZeroWhenAsked() {
        assertThat(quantized(parse("bfp(2,4)[rounding=toward-zero]"), 3.9, -0.99, 1.99))
                .containsExactly(3, 0, 1);
    }

    @Test
    void refusesWhatCannotBeScaled() {
        NumberFormat int8 = NumberFormats.parse("int8");
        assertThatThrownBy(() -> new BlockFormat(NumberFormats.parse("uint8"), 4, ScaleFormat.E8M0))
                .hasMessageContaining("uint8");
        assertThatThrownBy(() -> new BlockFormat(FloatFormat.fp32(), 4, ScaleFormat.E8M0))
                .hasMessageContaining("fp32");
        assertThatThrownBy(() -> new BlockFormat(parse("mxint8"), 4, ScaleFormat.E8M0))
                .hasMessageContaining("mxint8");
        assertThatThrownBy(() -> new BlockFormat(int8, 0, ScaleFormat.E8M0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new BlockFormat(int8, 4, ScaleFormat.E4M3, 0.1))
                .hasMessageContaining("fp32 number");
        assertThatThrownBy(() -> new BlockFormat(int8, 4, ScaleFormat.E8M0, 2)).hasMessageContaining("tensor scale");
    }
}
