package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FixedPointFormatTest {
    static List<FixedPointFormat> formats() {
        List<FixedPointFormat> formats = new ArrayList<>();
        for (int bits : new int[] {1, 2, 3, 8, 16, 31, 32, 33, 52, 53}) {
            for (int fraction : new int[] {-512, -7, 0, 1, bits - 1, bits + 9, 512}) {
                for (Rounding rounding : Rounding.values()) {
                    formats.add(new FixedPointFormat(bits, fraction, false, false, rounding));
                    if (bits > 1) {
                        formats.add(new FixedPointFormat(bits, fraction, true, false, rounding));
                        formats.add(new FixedPointFormat(bits, fraction, true, true, rounding));
                    }
                }
            }
        }
        return formats;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void agreesWithIntegerArithmetic(FixedPointFormat format) {
        for (double input : Reference.inputs(format, 7_000 + format.hashCode(), 300)) {
            Reference.assertSame(format, input, format.quantize(input), Reference.fixed(format, input));
        }
    }

    @Test
    void everyCodeOfAnEightBitFormatIsReachedAndKept() {
        FixedPointFormat format = (FixedPointFormat) NumberFormats.parse("fixed(8,4)");
        for (int code = -128; code <= 127; code++) {
            assertThat(format.quantize(code / 16.0)).isEqualTo(code / 16.0);
            double tie = (code + 0.5) / 16;
            double even = (code % 2 == 0 ? code : code + 1) / 16.0;
            assertThat(format.quantize(tie)).isEqualTo(Math.min(even, 127 / 16.0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "int8, -1e9, -128",
        "int8, 1e9, 127",
        "'int8[symmetric=true]', -1e9, -127",
        "uint8, -3, 0",
        "uint8, 256, 255",
        "int8, NaN, NaN",
        "int8, Infinity, 127",
        "int8, -Infinity, -128",
        "int8, -0.0, 0.0",
        "int8, -0.4, 0.0",
        "uint8, -0.4, 0.0",
        "int8, 2.5, 2",
        "'int8[rounding=half-away]', 2.5, 3",
        "'int8[rounding=half-away]', -2.5, -3",
        "'int8[rounding=toward-zero]', -2.9, -2",
        "int64, 1e300, 9223372036854774784",
        "int64, -1e300, -9223372036854775808",
        "uint64, 1e300, 18446744073709549568",
        "uint1, 0.6, 1",
        "uint1, 0.5, 0",
        "'int8[rounding=half-away]', 0.49999999999999994, 0"
    })
    void saturatesAndRoundsAsDocumented(String name, double input, double expected) {
        double[] bulk = {input};
        NumberFormat format = NumberFormats.parse(name);
        Reference.assertSame(format, input, format.quantize(input), expected);
        format.quantize(bulk, 0, bulk, 0, 1);
        Reference.assertSame(format, input, bulk[0], expected);
    }

    @Test
    void refusesWhatIsNotAFormat() {
        assertThatThrownBy(() -> FixedPointFormat.integer(1)).hasMessageContaining("binary");
        assertThatThrownBy(() -> FixedPointFormat.integer(65)).hasMessageContaining("1 to 64 bits, not 65");
        assertThatThrownBy(() -> NumberFormats.parse("uint8[symmetric=true]")).hasMessageContaining("symmetric");
        assertThatThrownBy(() -> NumberFormats.parse("fixed(8,513)")).hasMessageContaining("-512 to 512");
    }
}
