package org.bitgauge.core.cost.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MacCostsTest {
    private static final Technology NANGATE45 = Technology.nangate45();

    private static HardwareCost mac(String w, String a, String acc, Style style) {
        return MacCosts.cost(format(w), format(a), format(acc), style, NANGATE45);
    }

    private static NumberFormat format(String name) {
        return NumberFormats.parse(name);
    }

    /**
     * Published (Hill et al., 28 nm, commercial synthesis): 7.2x and 3.4x for e6m7, 5.7x and 3.0x for e6m8. The bounds are the
     * spread of open synthesis over mappers and libraries for the same formats.
     */
    @ParameterizedTest
    @CsvSource({"e6m7, 6.4, 11.1", "e6m8, 5.4, 9.0"})
    void customFloatsBeatFp32WithinTheSpreadOfSynthesis(String name, double least, double most) {
        StringBuilder shown = new StringBuilder(name).append(" published 7.2x (e6m7) 5.7x (e6m8); computed");
        for (Style style : Style.values()) {
            HardwareCost fp32 = mac("fp32", "fp32", "fp32", style);
            HardwareCost custom = mac(name, name, name, style);
            double speedup = fp32.delayPs() / custom.delayPs() * fp32.areaUm2() / custom.areaUm2();
            double energy = fp32.energyFj() / custom.energyFj();
            shown.append(String.format(Locale.ROOT, " %s %.2fx / energy %.2fx", style, speedup, energy));
            assertThat(speedup).as(shown.toString()).isBetween(least, most);
            assertThat(energy).as(shown.toString()).isBetween(2.5, 7.5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "int4, fp16, fp32",
        "fp16, int8, fp32",
        "pow2(4), int8, int24",
        "pow2(4), pow2(4), int24",
        "pow2(4), fp16, fp32",
        "binary, int8, int24",
        "ternary, int8, int24",
        "binary, binary, int16",
        "uint8, int8, int32",
        "'codebook(3,-4,-2,-1,0,1,2,4)', int8, int24",
        "e4m3, bf16, fp32",
        "fp64, fp64, fp64",
        "mxint8, mxint8, fp32",
        "mxfp8_e4m3, mxfp8_e4m3, fp32",
        "mxfp4, bf16, fp32",
        "nvfp4, nvfp4, fp32",
        "'bfp(3,16)', 'bfp(3,16)', int32",
        "int64, int64, int64"
    })
    void everySensiblePairHasAConstructionInBothStyles(String w, String a, String acc) {
        HardwareCost fast = mac(w, a, acc, Style.FAST);
        HardwareCost small = mac(w, a, acc, Style.SMALL);
        assertThat(fast.areaUm2()).isGreaterThan(small.areaUm2());
        assertThat(fast.delayPs()).isLessThan(small.delayPs());
        assertThat(fast.area().spread()).isPositive();
    }

    @Test
    void aPairWithoutConstructionNamesBothFormatsAndWhatWouldWork() {
        assertThatThrownBy(() -> mac("int8", "int8", "fp32", Style.FAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("int8")
                .hasMessageContaining("fp32")
                .hasMessageContaining("integer accumulator");
        assertThatThrownBy(() -> mac("codebook(2,-1.5,-0.5,0.5,1.5)", "int8", "int32", Style.FAST))
                .hasMessageContaining("codebook(2,-1.5,-0.5,0.5,1.5)");
        assertThatThrownBy(() -> mac("mxint8", "mxfp4", "fp32", Style.FAST)).hasMessageContaining("mxint8");
        assertThatThrownBy(() -> mac("int16", "int16", "int8", Style.FAST)).hasMessageContaining("accumulator");
    }

    /** Synthesised dot products of 32 elements with one FP32 accumulator, area per element in um2, small then fast. */
    @ParameterizedTest
    @CsvSource({
        "mxfp4, 143.3, 229.6",
        "mxfp6_e2m3, 244.9, 432.4",
        "mxfp6_e3m2, 286.3, 460.4",
        "mxint8, 435.9, 612.3",
        "mxfp8_e4m3, 508.1, 730.7"
    })
    void blockFormatsComeOutNearSynthesisedDotProductsAndInTheSameOrder(String name, double small, double fast) {
        assertThat(mac(name, name, "fp32", Style.SMALL).areaUm2()).isBetween(small * 0.85, small * 1.75);
        assertThat(mac(name, name, "fp32", Style.FAST).areaUm2()).isBetween(fast * 0.85, fast * 1.4);
    }

    /** Synthesised adders of two FP32 and two bf16 numbers with result register: um2, ps, fJ. */
    @ParameterizedTest
    @CsvSource({"8, 23, 1180, 4485.6", "8, 7, 509.4, 2836.3"})
    void aMacWithoutMultiplierIsAFloatAdder(int exponent, int mantissa, double area, double period) {
        FloatShape.Widths nothing = new FloatShape.Widths(exponent, 0);
        FloatShape adder = new FloatShape(nothing, nothing, new FloatShape.Widths(exponent, mantissa), true);
        LogicLibrary library = LogicLibrary.nangate45(Style.SMALL);
        assertThat(library.value(adder, LogicQuantity.AREA, Stimulus.REAL)).isBetween(area * 0.85, area * 1.15);
        assertThat(library.value(adder, LogicQuantity.PERIOD, Stimulus.REAL)).isBetween(period * 0.7, period * 1.3);
    }

    /** Synthesised multipliers without accumulator, area without register in um2. */
    @ParameterizedTest
    @CsvSource({"FAST, 8, 440.8", "FAST, 16, 1948.9", "FAST, 32, 7097.7", "SMALL, 8, 334.9", "SMALL, 16, 1514.3"})
    void aMultiplierPartIsNearASynthesisedMultiplier(Style style, int bits, double area) {
        double model =
                LogicLibrary.nangate45(style).multiplier(bits, bits).area().value();
        assertThat(model).isBetween(area * 0.88, area * 1.12);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void pipeliningCutsThePathAndPaysRegisters(Style style) {
        MacCosts costs = new MacCosts(style, NANGATE45, Stimulus.REAL);
        HardwareCost whole = costs.cost(format("fp32"), format("fp32"), format("fp32"));
        HardwareCost staged = costs.pipelined(whole, 4, 100);
        assertThat(staged.delayPs()).isCloseTo((whole.delayPs() - 139) / 4 + 139, within(1e-6));
        assertThat(staged.areaUm2()).isCloseTo(whole.areaUm2() + 300 * 4.522, within(1e-6));
        assertThat(staged.energyFj()).isGreaterThan(whole.energyFj());
        assertThat(costs.pipelined(whole, 1, 100)).isSameAs(whole);
    }

    @Test
    void partsComposeByAddingAreasAndChainingDelays() {
        LogicLibrary library = LogicLibrary.nangate45(Style.SMALL);
        Part adder = library.adder(16);
        Part mux = library.mux(16, 4);
        assertThat(adder.then(mux).area().value())
                .isCloseTo(adder.area().value() + mux.area().value(), within(1e-9));
        assertThat(adder.then(mux).delay().value())
                .isCloseTo(adder.delay().value() + mux.delay().value(), within(1e-9));
        assertThat(adder.beside(mux).delay().value())
                .isEqualTo(Math.max(adder.delay().value(), mux.delay().value()));
        assertThat(adder.times(3).energy().value()).isCloseTo(3 * adder.energy().value(), within(1e-9));
        assertThat(library.adderTree(16, 16).area().value())
                .isGreaterThan(14 * 16 * library.adder(1).area().value() / 2);
    }
}
