package org.bitgauge.units.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.units.fusion.SynthesisedArrays.Point;
import org.junit.jupiter.api.Test;

class ArrayEstimateTest {
    private static final SynthesisedArrays ARRAYS = SynthesisedArrays.shipped();

    private static double energyRatio(int bits) {
        double products = Math.pow(8.0 / bits, 2);
        return ArrayEstimate.of(4, 4, 8, 2).vectorlessFj()
                / products
                / ArrayEstimate.of(4, 4, bits, bits).vectorlessFj();
    }

    @Test
    void fusionLosesAtEightAndFourBitsAndWinsAtTwo() {
        assertThat(energyRatio(8)).isCloseTo(2.26, within(0.15 * 2.26)).isGreaterThan(1);
        assertThat(energyRatio(4)).isCloseTo(1.39, within(0.15 * 1.39)).isGreaterThan(1);
        assertThat(energyRatio(2)).isCloseTo(0.705, within(0.15 * 0.705)).isLessThan(1);
        double area = ArrayEstimate.of(4, 4, 8, 2).areaUm2()
                / ArrayEstimate.of(4, 4, 8, 8).areaUm2();
        assertThat(area).isCloseTo(3.396, within(0.15 * 3.396));
    }

    @Test
    void winsAtTwoBitsBecauseOfTheRegistersItShares() {
        ArrayEstimate fused = ArrayEstimate.of(4, 4, 8, 2);
        ArrayEstimate fixed = ArrayEstimate.of(4, 4, 2, 2);
        assertThat(fused.registerFj() / 16).isLessThan(0.6 * fixed.registerFj());
        assertThat(fused.logicFj() / 16).isGreaterThan(fixed.logicFj());
    }

    @Test
    void theOneActivityIsWhatFixedArraysAloneAskFor() {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double activity = 0.05; activity < 1; activity += 0.005) {
            double scatter = scatter(activity);
            if (scatter < least) {
                least = scatter;
                best = activity;
            }
        }
        assertThat(best).isCloseTo(ArrayEstimate.VECTORLESS_ACTIVITY, within(0.011));
        assertThat(least).isLessThan(0.06);
    }

    /** Standard deviation of log(model / reference) over fixed arrays: a common factor is free. */
    private static double scatter(double activity) {
        List<Double> logs = ARRAYS.points().stream()
                .filter(p -> p.maxBits() == p.minBits())
                .map(p -> Math.log(ArrayEstimate.of(p.inputs(), p.outputs(), p.maxBits(), p.maxBits())
                                .vectorlessFj(activity)
                        / p.cycleFj()))
                .toList();
        double mean = logs.stream().mapToDouble(x -> x).average().orElseThrow();
        return Math.sqrt(logs.stream()
                .mapToDouble(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void aSynthesisOfAnIndependentRecreationHasTheSameAreaAndEnergy() {
        // 8/2 unit with 32-bit accumulator, Nangate45, open synthesis, small style: 1846 um2; 3562 to 5310 fJ by mode
        LogicLibrary library = LogicLibrary.nangate45(Style.SMALL);
        FusionParts parts = new FusionParts(library, new FusionShape(8, 2, 1), 1, 32);
        double area = parts.logic().area().value()
                - library.adder(16).area().value()
                + parts.accumulatorAdder().area().value()
                + parts.accumulatorRegister().area().value();
        double energy = parts.logic().energy().value()
                - library.adder(16).energy().value()
                + parts.accumulatorAdder().energy().value()
                + parts.accumulatorRegister().energy().value();
        assertThat(area).isCloseTo(1846, within(0.05 * 1846));
        assertThat(energy).isBetween(3562.0, 5310.0);
    }

    @Test
    void sizesThatWereNotSynthesisedAreScaledAsTheSimulatorDoes() {
        Point config = ARRAYS.sized(16, 32, 8, 2).orElseThrow();
        assertThat(String.format(Locale.ROOT, "%.3f", config.cycleFj() / 1000)).isEqualTo("235.104");
        assertThat(ARRAYS.find(16, 32, 8, 2)).isEmpty();
        assertThat(ARRAYS.sized(4, 4, 32, 2)).isEmpty();
    }
}
