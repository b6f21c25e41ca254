package org.bitgauge.workloads.infer.metrics;

/** How like two sets of numbers are: those of a network and those of the same network in other numbers. */
public final class Fidelity {
    private Fidelity() {}

    /**
     * Squared Pearson correlation, the R² of Hill et al.; 0 where either side is constant.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static double correlation(double[] reference, double[] other) {
        check(reference, other);
        double meanReference = mean(reference);
        double meanOther = mean(other);
        double product = 0;
        double squareReference = 0;
        double squareOther = 0;
        for (int i = 0; i < reference.length; i++) {
            double r = reference[i] - meanReference;
            double o = other[i] - meanOther;
            product += r * o;
            squareReference += r * r;
            squareOther += o * o;
        }
        return squareReference == 0 || squareOther == 0 || isConstant(other)
                ? 0
                : product * product / (squareReference * squareOther);
    }

    /** Coefficient of determination, 1 - residual / variance of the reference; negative where the mean is a better guess. */
    public static double determination(double[] reference, double[] other) {
        check(reference, other);
        double mean = mean(reference);
        double residual = 0;
        double total = 0;
        for (int i = 0; i < reference.length; i++) {
            residual += (reference[i] - other[i]) * (reference[i] - other[i]);
            total += (reference[i] - mean) * (reference[i] - mean);
        }
        return 1 - residual / total;
    }

    /** Signal to quantisation noise, in dB: 10 log10 of the sums of squares; infinite where nothing differs. */
    public static double sqnrDb(double[] reference, double[] other) {
        check(reference, other);
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < reference.length; i++) {
            signal += reference[i] * reference[i];
            noise += (reference[i] - other[i]) * (reference[i] - other[i]);
        }
        return sqnrDb(signal, noise);
    }

    /** Signal to quantisation noise, in dB, of two sums of squares. */
    public static double sqnrDb(double signal, double noise) {
        return noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(signal / noise);
    }

    /**
     * Mean Kullback-Leibler divergence, in nats, from the softmax of the reference's logits to that of the other's.
     *
     * @param classes logits of one prediction
     */
    public static double meanDivergence(double[] reference, double[] other, int classes) {
        check(reference, other);
        double sum = 0;
        for (int at = 0; at < reference.length; at += classes) {
            double logReference = logSum(reference, at, classes);
            double logOther = logSum(other, at, classes);
            for (int i = at; i < at + classes; i++) {
                double log = reference[i] - logReference;
                sum += Math.exp(log) * (log - (other[i] - logOther));
            }
        }
        return sum / (reference.length / classes);
    }

    private static double logSum(double[] values, int at, int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + n; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = at; i < at + n; i++) {
            sum += Math.exp(values[i] - largest);
        }
        return largest + Math.log(sum);
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static void check(double[] reference, double[] other) {
        if (reference.length != other.length || reference.length == 0) {
            throw new IllegalArgumentException("cannot compare " + reference.length + " values with " + other.length);
        }
    }
}
