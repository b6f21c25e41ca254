package org.bitgauge.workloads.infer.kernels;

import java.util.Arrays;
import org.bitgauge.workloads.infer.rounding.Overflow;

/**
 * Integer codes in an accumulator of given width. Where even the sum of all magnitudes fits, the exact sum is taken at
 * once; otherwise addition by addition, each that does not fit counted.
 */
final class IntegerKernel extends KernelBase {
    private static final double EXACT = 0x1p53;
    private static final double LARGEST_BIAS = 0x1p62;

    private final long highest;
    private final long lowest;
    private final boolean wrap;
    private final int shift;
    private final long[] accumulators;
    private double[] scales = {};
    private double largest;
    private long overflows;

    IntegerKernel(int bits, Overflow overflow, int maxReduction, int tile) {
        super(maxReduction, tile);
        highest = (1L << (bits - 1)) - 1;
        lowest = -highest - 1;
        wrap = overflow == Overflow.WRAP;
        shift = Long.SIZE - bits;
        accumulators = new long[tile];
    }

    @Override
    public void begin(int reduction, int n, double[] scales) {
        super.begin(reduction, n, scales);
        this.scales = scales;
        largest = 0;
        for (int k = 0; k < reduction; k++) {
            for (int j = 0; j < n; j++) {
                largest = Math.max(largest, Math.abs(rows[k][j]));
            }
        }
    }

    @Override
    public void sums(double[] weights, double weightScale, double bias, double[] sums) {
        double magnitudes = 0;
        for (int k = 0; k < reduction; k++) {
            magnitudes += Math.abs(weights[k]);
        }
        if (magnitudes * largest <= Math.min(highest, EXACT)) {
            exactSums(weights, sums);
            for (int j = 0; j < n; j++) {
                accumulators[j] = (long) sums[j];
            }
        } else {
            narrowSums(weights);
        }
        for (int j = 0; j < n; j++) {
            double step = scales[j] * weightScale;
            long whole = (long) Math.max(-LARGEST_BIAS, Math.min(Math.rint(bias / step), LARGEST_BIAS));
            sums[j] = fit(accumulators[j] + whole) * step;
        }
    }

    private void narrowSums(double[] weights) {
        Arrays.fill(accumulators, 0, n, 0);
        for (int k = 0; k < reduction; k++) {
            long factor = (long) weights[k];
            double[] row = rows[k];
            for (int j = 0; j < n; j++) {
                accumulators[j] = fit(accumulators[j] + factor * (long) row[j]);
            }
        }
    }

    private long fit(long sum) {
        if (sum >= lowest && sum <= highest) {
            return sum;
        }
        overflows++;
        if (wrap) {
            return sum << shift >> shift;
        }
        return sum > 0 ? highest : lowest;
    }

    @Override
    public long takeOverflows() {
        long taken = overflows;
        overflows = 0;
        return taken;
    }
}
