package org.bitgauge.core.cost.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.quantity.ConstantTable;
import org.junit.jupiter.api.Test;

/** The shipped coefficients of lookup tables are about the best on the shipped rows, and predict rows left out. */
final class FabricCalibrationTest {
    private static final int POWER = 8;
    private static final List<Sample> SAMPLES = samples();

    /** Counts of the four fitted blocks, exact rest, reference. */
    private record Sample(String name, double[] counts, double exact, double reference) {
        double error(double[] x) {
            double model = exact;
            for (int i = 0; i < x.length; i++) {
                model += counts[i] * x[i];
            }
            return model / reference - 1;
        }
    }

    @Test
    void theShippedCoefficientsAreWithinOnePerCentOfTheBestLoss() {
        double[] shipped = shipped();
        double[] best = descend(SAMPLES, shipped);
        assertThat(loss(SAMPLES, shipped)).isLessThan(1.1 * loss(SAMPLES, best));
        for (int i = 0; i < best.length; i++) {
            assertThat(shipped[i]).as("coefficient %d", i).isCloseTo(best[i], within(0.05 * best[i]));
        }
        assertThat(SAMPLES)
                .allSatisfy(s -> assertThat(Math.abs(s.error(shipped))).isLessThan(0.145));
    }

    @Test
    void aRowLeftOutOfTheFitComesOutWithinFiveAndAHalfPerCentInTheMedianAndTwentyAtWorst() {
        double[] errors = new double[SAMPLES.size()];
        for (int i = 0; i < errors.length; i++) {
            List<Sample> others = new ArrayList<>(SAMPLES);
            Sample out = others.remove(i);
            errors[i] = Math.abs(out.error(descend(others, shipped())));
        }
        Arrays.sort(errors);
        assertThat(errors[errors.length / 2]).isLessThan(0.055);
        assertThat(errors[errors.length - 1]).isBetween(0.15, 0.20);
    }

    private static double[] shipped() {
        FabricCoefficients c = FabricCoefficients.xc7();
        return new double[] {
            c.of(FabricCoefficients.ARRAY_CELL).value(),
            c.of(FabricCoefficients.SIGN_ROW).value(),
            c.of(FabricCoefficients.EXPONENT_BIT).value(),
            c.of(FabricCoefficients.PATH_BIT).value()
        };
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (ConstantTable.Row row :
                ConstantTable.resource(FabricLibrary.class, "fpga_xc7.csv").rows()) {
            double luts = row.number("lut");
            if (row.text("unit").equals("fp_mac")) {
                double m = row.number("M") + 1;
                double[] counts = {m * m, 0, row.number("E") + row.number("EO"), row.number("MO") + 4};
                samples.add(new Sample("float " + row.line(), counts, 0, luts));
                continue;
            }
            double w = row.number("W");
            double a = row.number("A");
            if (w + a > 4 && Math.min(w, a) > 1) {
                double[] counts = {w * a, Math.min(w, a), 0, 0};
                samples.add(new Sample(w + "x" + a, counts, row.number("ACC"), luts));
            }
        }
        return samples;
    }

    private static double loss(List<Sample> samples, double[] x) {
        return samples.stream()
                .mapToDouble(s -> Math.pow(Math.abs(s.error(x)), POWER))
                .sum();
    }

    /** Pattern search: the loss is convex, so it ends at the best. */
    private static double[] descend(List<Sample> samples, double[] start) {
        double[] x = start.clone();
        double least = loss(samples, x);
        for (double step = 0.2; step > 1e-5; step /= 2) {
            boolean better = true;
            while (better) {
                better = false;
                for (double[] move : moves(x.length)) {
                    double[] trial = x.clone();
                    for (int i = 0; i < x.length; i++) {
                        trial[i] = Math.max(0, trial[i] * (1 + step * move[i]));
                    }
                    double value = loss(samples, trial);
                    if (value < least * (1 - 1e-9)) {
                        least = value;
                        x = trial;
                        better = true;
                    }
                }
            }
        }
        return x;
    }

    private static List<double[]> moves(int n) {
        List<double[]> moves = new ArrayList<>();
        int all = (int) Math.pow(3, n);
        for (int code = 0; code < all; code++) {
            double[] move = new double[n];
            int rest = code;
            for (int i = 0; i < n; i++) {
                move[i] = rest % 3 - 1;
                rest /= 3;
            }
            moves.add(move);
        }
        return moves;
    }
}
