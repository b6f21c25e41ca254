package org.bitgauge.workloads.infer;

/**
 * Range of a tensor over a data set.
 *
 * @param min smallest value
 * @param max largest value
 */
public record Range(double min, double max) {
    /** Largest magnitude. */
    public double maxMagnitude() {
        return Math.max(Math.abs(min), Math.abs(max));
    }

    /** Whether any value is negative. */
    public boolean signed() {
        return min < 0;
    }

    Range including(double[] values, int size) {
        double low = min;
        double high = max;
        for (int i = 0; i < size; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        return new Range(low, high);
    }

    Range including(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }
}
