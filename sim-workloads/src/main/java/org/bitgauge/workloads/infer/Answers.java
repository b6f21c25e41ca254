package org.bitgauge.workloads.infer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;

/** What a network answered: the values of its last layer for each sample. */
public final class Answers {
    private final int count;
    private final int width;
    private final double[] values;
    private final ImmutableMap<String, Long> overflows;

    Answers(int count, int width, double[] values, ImmutableMap<String, Long> overflows) {
        this.count = count;
        this.width = width;
        this.values = requireNonNull(values, "values");
        this.overflows = overflows;
    }

    /** Number of samples. */
    public int count() {
        return count;
    }

    /** Values for each sample. */
    public int width() {
        return width;
    }

    /** One value of one sample. */
    public double value(int sample, int index) {
        return values[sample * width + index];
    }

    /** A copy of the values of the first {@code samples} samples, one after the other. */
    public double[] first(int samples) {
        return Arrays.copyOf(values, samples * width);
    }

    /** The class of the largest value of a sample, the first of equal ones. */
    public int best(int sample) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values[sample * width + i] > values[sample * width + best]) {
                best = i;
            }
        }
        return best;
    }

    /** How many classes have a larger value than {@code label}, or an equal one and a smaller number. */
    public int rank(int sample, int label) {
        int rank = 0;
        double own = values[sample * width + label];
        for (int i = 0; i < width; i++) {
            double other = values[sample * width + i];
            if (other > own || (other == own && i < label)) {
                rank++;
            }
        }
        return rank;
    }

    /** Additions that overflowed an integer accumulator, by layer; only layers that had any. */
    public ImmutableMap<String, Long> overflows() {
        return overflows;
    }
}
