package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumberFormatsTest {
    static ImmutableList<String> known() {
        return NumberFormats.known();
    }

    @ParameterizedTest
    @MethodSource("known")
    void canonicalNameParsesBack(String name) {
        NumberFormat format = NumberFormats.parse(name);
        assertThat(NumberFormats.parse(format.name())).isEqualTo(format);
        assertThat(NumberFormats.parse(format.name()).name()).isEqualTo(format.name());
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomFormatsParseBackFromTheirNames(long seed) {
        Random random = new Random(seed);
        for (NumberFormat format : ImmutableList.of(
                randomFixed(random),
                randomFloat(random),
                randomBlock(random),
                new PowerOfTwoFormat(2 + random.nextInt(7), random.nextInt(3) * (random.nextInt(1025) - 512) / 2))) {
            assertThat(NumberFormats.parse(format.name())).as(format.name()).isEqualTo(format);
        }
    }

    private static Rounding rounding(Random random) {
        return Rounding.values()[random.nextInt(3)];
    }

    private static FixedPointFormat randomFixed(Random random) {
        boolean signed = random.nextBoolean();
        int fraction = random.nextBoolean() ? 0 : random.nextInt(1025) - 512;
        return new FixedPointFormat(
                2 + random.nextInt(63), fraction, signed, signed && random.nextBoolean(), rounding(random));
    }

    private static FloatFormat randomFloat(Random random) {
        int e = 2 + random.nextInt(10);
        int bias = random.nextBoolean() ? FloatFormat.defaultBias(e) : random.nextInt(1924) - 900;
        Specials specials = Specials.values()[random.nextInt(3)];
        boolean subnormals = random.nextBoolean();
        return new FloatFormat(
                e, random.nextInt(53), bias, subnormals, specials, random.nextBoolean(), rounding(random));
    }

    private static BlockFormat randomBlock(Random random) {
        int size = random.nextBoolean() ? 32 : 1 + random.nextInt(64);
        if (random.nextBoolean()) {
            int bits = 2 + random.nextInt(31);
            int fraction = random.nextBoolean() ? bits - 2 : random.nextInt(20);
            return new BlockFormat(
                    new FixedPointFormat(bits, fraction, true, random.nextBoolean(), rounding(random)),
                    size,
                    ScaleFormat.E8M0);
        }
        int e = 2 + random.nextInt(4);
        FloatFormat element = FloatNames.ofWidths(e, random.nextInt(5)).withRounding(rounding(random));
        boolean e8m0 = random.nextBoolean();
        return new BlockFormat(
                element,
                size,
                e8m0 ? ScaleFormat.E8M0 : ScaleFormat.E4M3,
                e8m0 || random.nextBoolean() ? 1 : random.nextFloat() + 0.001f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                " FP32 ; fp32",
                "Fixed( 8 , 4 ); fixed(8,4)",
                "fixed(8,0); int8",
                "ufixed(7,0); uint7",
                "int1; binary",
                "mxfp4; mxfp4_e2m1",
                "msfp12; bfp(3,16)",
                "msfp16; bfp(7,16)",
                "bfp(7,32); mxint8",
                "mxint8[block=16]; bfp(7,16)",
                "mxfp8_e4m3[block=16]; mxfp8_e4m3[block=16]",
                "e5m10; e5m10",
                "e8m7; e8m7",
                "e8m7[subnormals=true,specials=ieee,saturating=false]; bf16",
                "e8m23[specials=ieee,subnormals=true]; fp32[saturating=true]",
                "e4m3[subnormals=true]; e4m3",
                "e4m3[bias=4, subnormals=false]; e4m3[bias=4,subnormals=false]",
                "fp32[rounding=toward_zero]; fp32[rounding=toward-zero]",
                "block(e2m1,16,e4m3); nvfp4",
                "block(int8,4,e8m0); block(int8,4,e8m0)",
                "block(fixed(4,2)[symmetric=true],8,e8m0); bfp(3,8)",
                "block(e3m2[bias=4],16,e8m0); block(e3m2[bias=4],16,e8m0)"
            })
    void otherSpellingsAreTheSameFormat(String text, String canonical) {
        assertThat(NumberFormats.parse(text).name()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "fp33; did you mean fp32?",
                "float32; did you mean fp32?",
                "fp8; did you mean e4m3 or e5m2?",
                "mxfp8; did you mean mxfp8_e4m3 or mxfp8_e5m2?",
                "mxint; did you mean mxint8?",
                "binari; did you mean binary?",
                "fixd(8,4); did you mean fixed(8,4)?",
                "ubfp(3,16); did you mean bfp(3,16)?",
                "`` ; number format is missing",
                "int0; 1 to 64 bits, not 0",
                "int65; 1 to 64 bits, not 65",
                "int99999; unknown number format",
                "fixed(8); write fixed(bits,fraction bits)",
                "fixed(8,4; unknown number format",
                "fixed(8,x); 'x' is not a whole number",
                "int8(3); takes no arguments",
                "int8]; ']' without '['",
                "e4m3[bias]; write key=value",
                "e4m3[bias=]; write key=value",
                "e4m3[bias=3,bias=4]; given twice",
                "e4m3[bais=3]; known are bias, subnormals, specials, saturating, rounding",
                "binary[bias=3]; this format has none",
                "e4m3[subnormals=no]; true or false, not 'no'",
                "e4m3[specials=inf]; none, nan or ieee, not 'inf'",
                "int8[rounding=up]; nearest-even, toward-zero or half-away, not 'up'",
                "e4m3[bias=4000]; within -900 to 1023, not 4000",
                "e0m3; 1 to 11 exponent bits, not 0",
                "e4m60; 0 to 52 mantissa bits, not 60",
                "e99999m1; unknown number format",
                "block(mxint8,4,e8m0); not a format for the elements of a block",
                "block(e2m1,4,e5m3); e8m0 or e4m3, not 'e5m3'",
                "bfp(0,16); 1 to 31 mantissa bits, not 0",
                "bfp(3,0); at least one element, not 0",
                "msfp9; starts at msfp10",
                "mxint8[tensor_scale=2]; unknown option 'tensor_scale'",
                "nvfp4[tensor_scale=0.1]; must be a positive fp32 number"
            })
    void saysWhatIsWrongAndWhatWouldBeRight(String text, String message) {
        assertThatThrownBy(() -> NumberFormats.parse(text))
                .isInstanceOf(FormatSyntaxException.class)
                .hasMessageContaining(message);
    }

    @Test
    void survivesDeepNestingAndLongTexts() {
        assertThatThrownBy(() -> NumberFormats.parse("block(".repeat(10_000) + ",1,e8m0)".repeat(10_000)))
                .isInstanceOf(FormatSyntaxException.class);
        assertThatThrownBy(() -> NumberFormats.parse("x".repeat(2_000_000))).hasMessageContaining("too long");
        assertThatThrownBy(() -> NumberFormats.parse("x".repeat(1000)))
                .hasMessageContaining("…")
                .message()
                .hasSizeLessThan(200);
    }
}
