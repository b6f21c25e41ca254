package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.cost.Style;

/**
 * Refits the shipped coefficients: coefficients that are not negative and make the sum of the eighth powers of the relative
 * errors small (iteratively reweighted least squares), so that the worst row counts most. Coefficients that are measured
 * directly are not fitted.
 */
final class Calibration {
    private static final int POWER = 8;
    private static final int ITERATIONS = 200;
    private static final double MEMORY = 0.75;

    private Calibration() {}

    record Sample(SynthRow row, ImmutableMap<String, Double> counts, double reference) {}

    record Fit(
            LogicFamily family,
            LogicQuantity quantity,
            Style style,
            Map<String, Double> coefficients,
            List<Sample> samples) {
        double error(Sample sample) {
            double model = 0;
            for (Map.Entry<String, Double> count : sample.counts().entrySet()) {
                model += count.getValue() * coefficients.getOrDefault(count.getKey(), Double.NaN);
            }
            return model / sample.reference() - 1;
        }

        double worst() {
            return samples.stream().mapToDouble(s -> Math.abs(error(s))).max().orElseThrow();
        }
    }

    static List<Sample> samples(List<SynthRow> rows, LogicFamily family, LogicQuantity quantity, Style style) {
        List<Sample> samples = new ArrayList<>();
        for (SynthRow row : rows) {
            if (row.style() == style && row.shape().family() == family) {
                samples.add(new Sample(row, row.shape().counts(quantity, Stimulus.REAL), row.value(quantity)));
            }
        }
        return samples;
    }

    static Fit fit(
            LogicFamily family,
            LogicQuantity quantity,
            Style style,
            List<Sample> samples,
            Map<String, Double> measured) {
        List<String> free = new ArrayList<>();
        for (String block : samples.get(0).counts().keySet()) {
            if (!measured.containsKey(block)) {
                free.add(block);
            }
        }
        double[][] rows = new double[samples.size()][free.size()];
        double[] target = new double[samples.size()];
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            target[i] = 1;
            for (Map.Entry<String, Double> count : sample.counts().entrySet()) {
                double relative = count.getValue() / sample.reference();
                int column = free.indexOf(count.getKey());
                if (column >= 0) {
                    rows[i][column] = relative;
                } else {
                    target[i] -= relative * measured.getOrDefault(count.getKey(), Double.NaN);
                }
            }
        }
        double[] solution = reweighted(rows, target);
        Map<String, Double> coefficients = new LinkedHashMap<>();
        for (String block : samples.get(0).counts().keySet()) {
            int column = free.indexOf(block);
            coefficients.put(block, column >= 0 ? solution[column] : measured.getOrDefault(block, Double.NaN));
        }
        return new Fit(family, quantity, style, coefficients, samples);
    }

    private static double[] reweighted(double[][] rows, double[] target) {
        double[] weight = new double[rows.length];
        Arrays.fill(weight, 1);
        double[] best = new double[rows[0].length];
        double least = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] x = NonNegativeLeastSquares.solve(weighted(rows, weight), weighted(target, weight));
            double[] error = new double[rows.length];
            double loss = 0;
            double mean = 0;
            for (int i = 0; i < rows.length; i++) {
                double model = 0;
                for (int j = 0; j < x.length; j++) {
                    model += rows[i][j] * x[j];
                }
                error[i] = Math.pow(Math.abs(model - target[i]) + 1e-3, POWER - 2);
                loss += Math.pow(Math.abs(model - target[i]), POWER);
                mean += error[i] / rows.length;
            }
            if (loss < least) {
                least = loss;
                best = x;
            }
            for (int i = 0; i < rows.length; i++) {
                weight[i] = MEMORY * weight[i] + (1 - MEMORY) * error[i] / mean;
            }
        }
        return best;
    }

    private static double[][] weighted(double[][] rows, double[] weight) {
        double[][] result = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            result[i] = rows[i].clone();
            for (int j = 0; j < result[i].length; j++) {
                result[i][j] *= Math.sqrt(weight[i]);
            }
        }
        return result;
    }

    private static double[] weighted(double[] values, double[] weight) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * Math.sqrt(weight[i]);
        }
        return result;
    }
}
