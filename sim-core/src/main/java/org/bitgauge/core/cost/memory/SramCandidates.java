package org.bitgauge.core.cost.memory;

import java.util.Arrays;

/** Weighted guesses of one number, in families whose weights are normalised, and their mode. */
final class SramCandidates {
    private static final double WINDOW = 0.12;
    private static final int STEPS = 120;

    private final double[] values;
    private final double[] weights;
    private int size;
    private int familyStart;

    SramCandidates(int capacity) {
        values = new double[capacity];
        weights = new double[capacity];
    }

    void add(double value, double weight) {
        values[size] = value;
        weights[size++] = weight;
    }

    /** Scales the weights added since the last call so that they sum to {@code total}. */
    void endFamily(double total) {
        double sum = 0;
        for (int i = familyStart; i < size; i++) {
            sum += weights[i];
        }
        for (int i = familyStart; i < size; i++) {
            weights[i] *= total / sum;
        }
        familyStart = size;
    }

    /** Value with the highest Gaussian density of the guesses; {@code NaN} without any. */
    double mode() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        if (size == 0) {
            return Double.NaN;
        }
        double best = low;
        double bestDensity = -1;
        for (int step = 0; step <= STEPS; step++) {
            double at = low + (high - low) * step / STEPS;
            double density = 0;
            for (int i = 0; i < size; i++) {
                double d = (at - values[i]) / WINDOW;
                density += weights[i] * Math.exp(-0.5 * d * d);
            }
            if (density > bestDensity) {
                bestDensity = density;
                best = at;
            }
        }
        return best;
    }

    static double median(double[] values, int n) {
        double[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    static double deviation(double[] values, int n) {
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += values[i] / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean) / n;
        }
        return Math.sqrt(squares);
    }
}
