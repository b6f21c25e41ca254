package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every format. */
class FormatLawsTest {
    static ImmutableList<String> known() {
        return NumberFormats.known();
    }

    @ParameterizedTest
    @MethodSource("known")
    void roundingTwiceIsRoundingOnce(String name) {
        NumberFormat format = NumberFormats.parse(name);
        for (double input : Reference.inputs(format, 1, 2_000)) {
            double once = format.quantize(input);
            Reference.assertSame(format, input, format.quantize(once), once);
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void keepsTheOrder(String name) {
        NumberFormat format = NumberFormats.parse(name);
        double[] inputs = Reference.inputs(format, 2, 4_000);
        Arrays.sort(inputs);
        double before = format.quantize(Double.NEGATIVE_INFINITY);
        if (format instanceof BlockFormat) {
            before = Double.NEGATIVE_INFINITY;
        }
        for (double input : inputs) {
            double now = format.quantize(input);
            if (!(now >= before)) {
                fail("%s of %s is %s, of less %s", name, input, now, before);
            }
            before = now + 0.0;
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void mirrorsNegativeNumbers(String name) {
        NumberFormat format = NumberFormats.parse(name);
        FixedPointFormat whole =
                format instanceof BlockedFormat b ? b.element() : format instanceof FixedPointFormat f ? f : null;
        boolean oneSided = whole != null && !whole.symmetric();
        for (double input : Reference.inputs(format, 3, 2_000)) {
            double positive = format.quantize(Math.abs(input));
            if (!oneSided || (format.isSigned() && positive < format.quantize(Double.MAX_VALUE))) {
                Reference.assertSame(format, input, format.quantize(-Math.abs(input)) + 0.0, -positive + 0.0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void staysWithinTheRange(String name) {
        NumberFormat format = NumberFormats.parse(name);
        for (double input : Reference.inputs(format, 6, 2_000)) {
            double result = Math.abs(format.quantize(input));
            boolean within = result >= format.minPositive() && result <= format.maxMagnitude();
            if (!within && result != 0 && !Double.isInfinite(result)) {
                fail("%s of %s gave %s", name, input, result);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void bulkAtAnOffsetAndInPlaceIsTheSameAsAlone(String name) {
        NumberFormat format = NumberFormats.parse(name);
        double[] inputs = Reference.inputs(format, 8, 1_003);
        int block = format instanceof BlockFormat b ? b.blockSize() : 1;
        double[] out = new double[inputs.length + 5];
        format.quantize(inputs, 3, out, 5, inputs.length - 3);
        double[] inPlace = inputs.clone();
        format.quantize(inPlace, 3, inPlace, 3, inputs.length - 3);
        assertThat(Arrays.copyOfRange(inPlace, 3, inPlace.length))
                .containsExactly(Arrays.copyOfRange(out, 5, 5 + inputs.length - 3));
        if (block == 1) {
            for (int i = 3; i < inputs.length; i++) {
                Reference.assertSame(format, inputs[i], out[i + 2], format.quantize(inputs[i]));
            }
        }
        assertThat(Arrays.copyOf(out, 5)).containsOnly(0.0);
    }

    @ParameterizedTest
    @MethodSource("known")
    void keepsNotANumber(String name) {
        assertThat(NumberFormats.parse(name).quantize(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mxint8;8;8.25;8;0",
                "mxfp8_e4m3;8;8.25;4;4",
                "mxfp8_e5m2;8;8.25;3;5",
                "mxfp6_e2m3;6;6.25;4;2",
                "mxfp6_e3m2;6;6.25;3;3",
                "mxfp4_e2m1;4;4.25;2;2",
                "mxfp4;4;4.25;2;2",
                "nvfp4;4;4.5;2;2",
                "bfp(3,16);4;4.5;4;0",
                "msfp12;4;4.5;4;0",
                "msfp16;8;8.5;8;0",
                "mxint8[block=16];8;8.5;8;0",
                "fp32;32;32;24;8",
                "tf32;19;19;11;8",
                "e6m7;14;14;8;6",
                "int8;8;8;8;0",
                "ufixed(5,9);5;5;5;0",
                "pow2(4);4;4;1;3",
                "binary;1;1;1;0",
                "ternary;2;2;1;0",
                "codebook(2,-1.5,-0.5,0.5,1.5);2;2;2;0"
            })
    void takesTheseBits(String name, int elementBits, double bitsPerElement, int significandBits, int exponentBits) {
        NumberFormat format = NumberFormats.parse(name);
        assertThat(format.elementBits()).isEqualTo(elementBits);
        assertThat(format.bitsPerElement()).isEqualTo(bitsPerElement);
        assertThat(format.significandBits()).isEqualTo(significandBits);
        assertThat(format.exponentBits()).isEqualTo(exponentBits);
    }
}
