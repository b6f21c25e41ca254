package org.bitgauge.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccumulatorWidthTest {
    private static String derived(String weights, String activations, long reductionLength) {
        return AccumulatorWidth.derive(NumberFormats.parse(weights), NumberFormats.parse(activations), reductionLength)
                .format()
                .name();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "int8; int8; 1; int16",
                "int8; int8; 2; int17",
                "int8; uint8; 2304; int28",
                "uint4; uint4; 256; uint16",
                "int4; int8; 4096; int24",
                "fixed(8,6); ufixed(8,4); 1024; fixed(26,10)",
                "fixed(8,-2); fixed(8,2); 1; int16",
                "binary; int8; 512; int18",
                "binary; binary; 64; int8",
                "ternary; uint8; 64; int15",
                "pow2(4); int8; 64; fixed(21,6)",
                "codebook(2,-1.5,-0.5,0.5,1.5); int8; 4; fixed(13,1)",
                "int32; int32; 1024; int64",
                "e4m3; e4m3; 1024; fp32",
                "e6m7; e6m7; 1024; fp32",
                "fp16; bf16; 1; fp32",
                "tf32; tf32; 9; fp32",
                "fp32; fp32; 9; fp32",
                "fp64; fp32; 9; fp64",
                "e9m6; fp16; 9; e9m23[subnormals=true,specials=ieee,saturating=false]",
                "mxfp4_e2m1; mxfp8_e4m3; 4096; fp32",
                "mxint8; mxint8; 32; fp32",
                "int4; fp16; 32; fp32",
                "pow2(8); int8; 32; fp32"
            })
    void derivesTheFormat(String weights, String activations, long reductionLength, String expected) {
        assertThat(derived(weights, activations, reductionLength)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "int3;int3",
                "int3;uint3",
                "uint3;uint3",
                "int2;int5",
                "binary;int3",
                "binary;uint3",
                "binary;binary",
                "ternary;uint2",
                "ternary;int4",
                "pow2(3);int3",
                "pow2(4);uint3",
                "uint1;uint1",
                "uint1;int2",
                "codebook(2,-1.5,-0.5,0.5,1.5);uint3",
                "codebook(2,0.0,0.25,1.0,1.75);int3",
                "fixed(4,2)[symmetric=true];fixed(4,1)[symmetric=true]",
                "codebook(2,-3.0,1.0,2.0);uint1"
            })
    void noSumOfExtremeProductsOverflows(String weights, String activations) {
        NumberFormat w = NumberFormats.parse(weights);
        NumberFormat a = NumberFormats.parse(activations);
        for (int n = 1; n <= 65; n++) {
            FixedPointFormat sum =
                    (FixedPointFormat) AccumulatorWidth.derive(w, a, n).format();
            double[] ws = {w.quantize(-1e9), w.quantize(1e9)};
            double[] as = {a.quantize(-1e9), a.quantize(1e9)};
            for (double x : ws) {
                for (double y : as) {
                    double exact = BigDecimal.valueOf(x)
                            .multiply(BigDecimal.valueOf(y))
                            .multiply(BigDecimal.valueOf(n))
                            .doubleValue();
                    assertThat(sum.quantize(exact))
                            .as("%s x %s, n = %d", w, a, n)
                            .isEqualTo(exact + 0.0);
                }
            }
        }
    }

    @Test
    void signedBoundIsTightForPowersOfTwo() {
        FixedPointFormat sum = (FixedPointFormat)
                AccumulatorWidth.derive(NumberFormats.parse("int8"), NumberFormats.parse("int8"), 1024)
                        .format();
        FixedPointFormat oneLess = FixedPointFormat.integer(sum.bits() - 1);
        double extreme = 1024 * 128.0 * 128.0;
        assertThat(sum.quantize(extreme)).isEqualTo(extreme);
        assertThat(oneLess.quantize(extreme)).isLessThan(extreme);
    }

    @Test
    void saysWhy() {
        assertThat(AccumulatorWidth.derive(NumberFormats.parse("int8"), NumberFormats.parse("uint8"), 1000)
                        .reason())
                .isEqualTo("8 + 8 + ceil(log2 1000) = 26 bits");
        assertThat(AccumulatorWidth.derive(NumberFormats.parse("int32"), NumberFormats.parse("int32"), 2)
                        .reason())
                .contains("cut to 64");
    }

    @Test
    void refusesAnEmptySum() {
        NumberFormat format = NumberFormats.parse("int8");
        assertThatThrownBy(() -> AccumulatorWidth.derive(format, format, 0)).hasMessageContaining("at least one");
    }
}
