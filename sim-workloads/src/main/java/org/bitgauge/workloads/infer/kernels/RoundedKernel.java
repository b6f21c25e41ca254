package org.bitgauge.workloads.infer.kernels;

import java.util.Arrays;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.workloads.infer.rounding.RowRounder;

/** Every product and every sum rounded to one format. */
final class RoundedKernel extends KernelBase {
    private final RowRounder rounder;
    private final double[] products;
    private final double[] biases;
    private final double[] bounds;

    RoundedKernel(NumberFormat format, int maxReduction, int tile) {
        super(maxReduction, tile);
        rounder = RowRounder.of(format);
        products = new double[tile];
        biases = new double[tile];
        bounds = new double[maxReduction];
    }

    @Override
    public void begin(int reduction, int n, double[] scales) {
        super.begin(reduction, n, scales);
        for (int k = 0; k < reduction; k++) {
            double bound = 0;
            for (int j = 0; j < n; j++) {
                bound = Math.max(bound, Math.abs(rows[k][j]));
            }
            bounds[k] = bound;
        }
    }

    @Override
    public void sums(double[] weights, double weightScale, double bias, double[] sums) {
        Arrays.fill(sums, 0, n, 0.0);
        for (int k = 0; k < reduction; k++) {
            rounder.multiply(products, rows[k], bounds[k], weights[k], n);
            rounder.add(sums, products, n);
        }
        Arrays.fill(biases, 0, n, bias);
        rounder.add(sums, biases, n);
    }
}
