package org.bitgauge.core.cost.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.bitgauge.core.cost.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CalibratedMacTest {
    private static final EnumSet<LogicQuantity> JUDGED =
            EnumSet.of(LogicQuantity.AREA, LogicQuantity.PERIOD, LogicQuantity.ENERGY);
    private static final EnumSet<LogicQuantity> MONOTONE =
            EnumSet.of(LogicQuantity.AREA, LogicQuantity.PERIOD, LogicQuantity.ENERGY, LogicQuantity.LEAKAGE);

    @ParameterizedTest
    @EnumSource(Style.class)
    void everySynthesisedMacComesOutWithinFifteenPercentAndHalfOfThemWithinSix(Style style) {
        LogicLibrary library = LogicLibrary.nangate45(style);
        for (LogicQuantity quantity : JUDGED) {
            List<Double> errors = new ArrayList<>();
            SoftAssertions softly = new SoftAssertions();
            for (SynthRow row : SynthRow.calibration()) {
                if (row.style() == style) {
                    double error = library.value(row.shape(), quantity, Stimulus.REAL) / row.value(quantity) - 1;
                    softly.assertThat(Math.abs(error))
                            .as(row.shape() + " " + quantity)
                            .isLessThanOrEqualTo(0.15);
                    errors.add(Math.abs(error));
                }
            }
            softly.assertAll();
            Collections.sort(errors);
            assertThat(errors).hasSizeGreaterThan(130);
            assertThat(errors.get(errors.size() / 2)).as(quantity.toString()).isLessThan(0.06);
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void leakageAndSettledEnergyComeOutWithinAFifth(Style style) {
        LogicLibrary library = LogicLibrary.nangate45(style);
        for (LogicQuantity quantity : EnumSet.complementOf(JUDGED)) {
            for (SynthRow row : SynthRow.calibration()) {
                if (row.style() == style) {
                    double error = library.value(row.shape(), quantity, Stimulus.REAL) / row.value(quantity) - 1;
                    assertThat(Math.abs(error)).as(row.shape() + " " + quantity).isLessThan(0.2);
                }
            }
        }
    }

    @Test
    void aFormulaEqualsTheSumOfItsExplainedTerms() {
        LogicLibrary library = LogicLibrary.nangate45(Style.FAST);
        for (LogicShape shape :
                List.of(new FixedShape(4, 8, 20), new FixedShape(1, 8, 20), FloatShape.of(6, 7, 8, 23))) {
            for (LogicQuantity quantity : LogicQuantity.values()) {
                var explanation = library.explain(shape, quantity, Stimulus.REAL);
                double sum = explanation.inputs().stream()
                        .mapToDouble(i -> i.value())
                        .sum();
                assertThat(sum).isCloseTo(explanation.value(), org.assertj.core.api.Assertions.within(1e-6 * sum));
                assertThat(explanation.inputs().get(0).inputs().get(1).source()).contains("Nangate45");
            }
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** Weights or activations of one bit code plus or minus one and are left out: they toggle more than two bits do. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fixedPointCostsGrowWithEveryWidth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int w = random.nextInt(2, 20);
        int a = random.nextInt(2, 20);
        int acc = w + a + random.nextInt(1, 16);
        FixedShape shape = new FixedShape(w, a, acc);
        grows(
                MONOTONE,
                shape,
                List.of(new FixedShape(w + 1, a, acc), new FixedShape(w, a + 1, acc), new FixedShape(w, a, acc + 1)));
    }

    /** Below five exponent bits weights of sigma 0.1 flush to zero, and products that come and go toggle more than steady ones. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void floatCostsGrowWithEveryWidth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int e = random.nextInt(3, 9);
        int m = random.nextInt(1, 24);
        int eo = random.nextInt(e, 9);
        int mo = random.nextInt(m, 24);
        FloatShape shape = FloatShape.of(e, m, eo, mo);
        EnumSet<LogicQuantity> quantities = EnumSet.copyOf(MONOTONE);
        if (e < 5) {
            quantities.remove(LogicQuantity.ENERGY);
        }
        grows(
                quantities,
                shape,
                List.of(
                        FloatShape.of(e + 1, m, eo, mo),
                        FloatShape.of(e, m + 1, eo, mo),
                        FloatShape.of(e, m, eo + 1, mo),
                        FloatShape.of(e, m, eo, mo + 1)));
    }

    private static void grows(EnumSet<LogicQuantity> quantities, LogicShape shape, List<LogicShape> wider) {
        for (Style style : Style.values()) {
            LogicLibrary library = LogicLibrary.nangate45(style);
            for (LogicQuantity quantity : quantities) {
                double value = library.value(shape, quantity, Stimulus.REAL);
                for (LogicShape next : wider) {
                    assertThat(library.value(next, quantity, Stimulus.REAL))
                            .as("%s %s %s from %s", style, quantity, next, shape)
                            .isGreaterThanOrEqualTo(value * (1 - 1e-9));
                }
            }
        }
    }

    @Test
    void fewBitsOfRealDataAreMostlyZeroAndToggleLessThanUniformOnes() {
        FixedActivity real = FixedActivity.of(new FixedShape(2, 8, 18), Stimulus.REAL);
        FixedActivity uniform = FixedActivity.of(new FixedShape(2, 8, 18), Stimulus.UNIFORM);
        assertThat(real.partialProducts()).isLessThan(uniform.partialProducts() / 2);
        // Uniform bits: an AND of two independent bits toggles with probability 2 * 1/4 * 3/4.
        assertThat(uniform.partialProducts()).isBetween(16 * 0.375 * 0.95, 16 * 0.375 * 1.05);
    }

    @Test
    void productsThatFlushToZeroLeaveTheAdderQuiet() {
        FloatActivity narrow = FloatActivity.of(FloatShape.of(3, 3, 3, 3), Stimulus.REAL);
        FloatActivity wide = FloatActivity.of(FloatShape.of(5, 3, 5, 3), Stimulus.REAL);
        assertThat(narrow.nonZero()).isLessThan(0.05);
        assertThat(wide.nonZero()).isGreaterThan(0.95);
        assertThat(narrow.path()).isLessThan(wide.path() / 20);
    }
}
