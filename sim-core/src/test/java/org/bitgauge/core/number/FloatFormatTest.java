package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatFormatTest {
    static List<FloatFormat> smallFormats() {
        List<FloatFormat> formats = new ArrayList<>();
        for (int e = 1; e <= 5; e++) {
            for (int m = 0; m <= 4; m++) {
                for (Specials specials : Specials.values()) {
                    for (Rounding rounding : Rounding.values()) {
                        addIfPossible(formats, e, m, specials, rounding);
                    }
                }
            }
        }
        return formats;
    }

    private static void addIfPossible(List<FloatFormat> formats, int e, int m, Specials specials, Rounding rounding) {
        boolean empty = e == 1 && (m == 0 ? specials != Specials.NONE : specials == Specials.IEEE);
        if (!empty) {
            formats.add(new FloatFormat(e, m, FloatFormat.defaultBias(e), true, specials, true, rounding));
            formats.add(new FloatFormat(e, m, 2, false, specials, m % 2 == 0, rounding));
        }
    }

    static Stream<FloatFormat> formats() {
        return Stream.concat(
                Stream.of(
                                "fp64",
                                "fp32",
                                "fp16",
                                "bf16",
                                "tf32",
                                "e5m2",
                                "e4m3",
                                "e3m2",
                                "e2m3",
                                "e2m1",
                                "e6m7",
                                "e6m8",
                                "e1m1",
                                "e8m23",
                                "e5m0",
                                "e11m52",
                                "e11m51",
                                "e11m0",
                                "e11m10",
                                "e11m3[subnormals=true]",
                                "e4m3[bias=1023,subnormals=true]",
                                "e4m51[bias=1000]",
                                "e4m3[bias=-900]",
                                "e5m50[subnormals=true,bias=960]",
                                "e4m3[saturating=false]",
                                "e5m2[saturating=false]",
                                "e6m7[bias=40]")
                        .flatMap(name -> Arrays.stream(Rounding.values())
                                .map(rounding -> ((FloatFormat) NumberFormats.parse(name)).withRounding(rounding))),
                smallFormats().stream().filter(f -> f.exponentBits() < 4));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void agreesWithIntegerArithmetic(FloatFormat format) {
        for (double input : Reference.inputs(format, 20_260 + format.hashCode(), 1_000)) {
            Reference.assertSame(format, input, format.quantize(input), Reference.floating(format, input));
        }
    }

    @ParameterizedTest
    @MethodSource("smallFormats")
    void roundsToTheNearestCodeTiesToTheEvenOne(FloatFormat format) {
        List<Double> values = Reference.decode(format);
        int first = format.subnormals() ? 0 : 1;
        for (int i = first; i + 1 < values.size(); i++) {
            double low = values.get(i);
            double high = values.get(i + 1);
            double middle = (low + high) / 2;
            int lowCode = format.subnormals() ? i : i - 1;
            double even = format.mantissaBits() == 0 ? (low == 0 ? low : high) : lowCode % 2 == 0 ? low : high;
            double atTie =
                    switch (format.rounding()) {
                        case NEAREST_EVEN -> even;
                        case TOWARD_ZERO -> low;
                        case HALF_AWAY -> high;
                    };
            boolean cuts = format.rounding() == Rounding.TOWARD_ZERO;
            check(format, low, low);
            check(format, Math.nextDown(middle), low);
            check(format, middle, atTie);
            check(format, Math.nextUp(middle), cuts ? low : high);
            check(format, -Math.nextUp(middle), cuts ? -low : -high);
            check(format, Math.nextDown(high), cuts ? low : high);
        }
        double largest = values.get(values.size() - 1);
        assertThat(format.maxMagnitude()).isEqualTo(largest);
        assertThat(format.minPositive()).isEqualTo(values.get(1));
        assertThat(format.quantize(largest)).isEqualTo(largest);
    }

    private static void check(FloatFormat format, double input, double expected) {
        Reference.assertSame(format, input, format.quantize(input), expected);
    }

    @Test
    void fp32IsTheCastToFloat() {
        FloatFormat fp32 = FloatFormat.fp32();
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.scalb(random.nextGaussian(), random.nextInt(300) - 155);
            Reference.assertSame(fp32, value, fp32.quantize(value), (double) (float) value);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyBitPatternOfNotANumberStaysOne(FloatFormat format) {
        for (long bits : new long[] {0x7FF0_0000_0000_0001L, 0x7FFF_FFFF_FFFF_FFFFL, -1L, 0xFFF0_0000_0000_0001L}) {
            assertThat(format.quantize(Double.longBitsToDouble(bits)))
                    .as(format.name())
                    .isNaN();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void roundsAroundTheSmallestNormalAndTheEndsOfDoubles(FloatFormat format) {
        double smallest = Math.scalb(1.0, format.minExponent());
        for (int k = 0; k <= 54; k++) {
            double below = smallest - Math.scalb(smallest, -k);
            for (double near :
                    new double[] {below, Math.nextUp(below), Math.nextDown(below), Math.scalb(1.0, -1074 + k)}) {
                check(format, near, Reference.floating(format, near));
                check(format, -near, Reference.floating(format, -near));
            }
            double large = Double.MAX_VALUE - Math.scalb(Double.MAX_VALUE, -k);
            check(format, large, Reference.floating(format, large));
        }
    }

    @Test
    void fp64KeepsEveryDouble() {
        FloatFormat fp64 = FloatFormat.ieee(11, 52);
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            Reference.assertSame(fp64, value, fp64.quantize(value), value);
        }
    }

    /** Largest, smallest normal and smallest positive as the standards print them. */
    @ParameterizedTest
    @CsvSource({
        "fp32, 0x1.fffffep127, 0x1p-149, 32",
        "fp16, 65504, 0x1p-24, 16",
        "bf16, 0x1.fep127, 0x1p-133, 16",
        "tf32, 0x1.ffcp127, 0x1p-136, 19",
        "e5m2, 57344, 0x1p-16, 8",
        "e4m3, 448, 0x1p-9, 8",
        "e3m2, 28, 0.0625, 6",
        "e2m3, 7.5, 0.125, 6",
        "e2m1, 6, 0.5, 4",
        "e4m3[subnormals=false;specials=none], 480, 0x1p-6, 8",
        "e6m7, 0x1.fep32, 0x1p-30, 14",
        "e4m3[bias=4], 3584, 0x1p-6, 8",
        "e11m3, 0x1.ep1023, 0x1p-1022, 15"
    })
    void hasTheRangeOfItsStandard(String name, String largest, String smallest, int bits) {
        NumberFormat format = NumberFormats.parse(name.replace(';', ','));
        assertThat(format.maxMagnitude()).isEqualTo(Double.parseDouble(largest));
        assertThat(format.minPositive()).isEqualTo(Double.parseDouble(smallest));
        assertThat(format.elementBits()).isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "fp16, 65519.99, 65504",
                "fp16, 65520, Infinity",
                "fp16, -1e9, -Infinity",
                "'fp16[rounding=toward-zero]', 1e9, 65504",
                "'fp16[rounding=toward-zero]', Infinity, Infinity",
                "e5m2, 1e9, 57344",
                "e5m2, Infinity, 57344",
                "'e5m2[saturating=false]', 1e9, Infinity",
                "e4m3, 1e9, 448",
                "e4m3, -Infinity, -448",
                "'e4m3[saturating=false]', 465, NaN",
                "'e4m3[saturating=false]', 464, 448",
                "e6m7, Infinity, 8556380160",
                "fp32, NaN, NaN",
                "e6m7, NaN, NaN",
                "e2m1, -0.0, -0.0",
                "e2m1, -0.25, -0.0",
                "e2m1, 0.25, 0.0",
                "e6m7, -1e-30, -0.0",
                "fp64, NaN, NaN",
                "fp64, -Infinity, -Infinity",
                "'e11m52', Infinity, 1.7976931348623157E308"
            })
    void treatsTheEndsAsDocumented(String name, double input, double expected) {
        double[] bulk = {input};
        NumberFormat format = NumberFormats.parse(name);
        Reference.assertSame(format, input, format.quantize(input), expected);
        format.quantize(bulk, 0, bulk, 0, 1);
        Reference.assertSame(format, input, bulk[0], expected);
    }

    @Test
    void withoutSubnormalsFlushesWhatRoundsBelowTheSmallestNormal() {
        FloatFormat format = FloatFormat.custom(4, 3);
        double smallest = 0x1p-6;
        double tie = smallest * (1 - 0x1p-5);
        assertThat(format.quantize(tie)).isEqualTo(smallest);
        assertThat(format.quantize(Math.nextDown(tie))).isZero();
        assertThat(format.withRounding(Rounding.TOWARD_ZERO).quantize(Math.nextDown(smallest)))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"e0m3", "e12m3", "e4m53", "e1m0[specials=nan]", "e1m3[specials=ieee,subnormals=false]"})
    void refusesWidthsThatHoldNoNumbers(String name) {
        assertThatThrownBy(() -> NumberFormats.parse(name)).isInstanceOf(FormatSyntaxException.class);
    }
}
