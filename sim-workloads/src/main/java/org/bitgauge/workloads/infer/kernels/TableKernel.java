package org.bitgauge.workloads.infer.kernels;

import java.util.Arrays;
import org.bitgauge.workloads.infer.rounding.ProductRule;

/** Products of codes looked up in a table, summed exactly. */
final class TableKernel extends KernelBase {
    private final ProductRule rule;
    private final int maxWeight;
    private final int maxActivation;
    private final double[][] products;
    private double[] scales = {};

    TableKernel(ProductRule rule, double[][] products, int maxReduction, int tile) {
        super(maxReduction, tile);
        this.rule = rule;
        this.maxWeight = rule.maxWeight();
        this.maxActivation = rule.maxActivation();
        this.products = products;
    }

    /** The table of a multiplier: a row for each weight code from the most negative. */
    static double[][] table(ProductRule rule) {
        int w = rule.maxWeight();
        int a = rule.maxActivation();
        double[][] table = new double[2 * w + 1][2 * a + 1];
        for (int i = -w; i <= w; i++) {
            for (int j = -a; j <= a; j++) {
                table[i + w][j + a] = rule.product(i, j);
            }
        }
        return table;
    }

    @Override
    public void begin(int reduction, int n, double[] scales) {
        super.begin(reduction, n, scales);
        this.scales = scales;
        for (int k = 0; k < reduction; k++) {
            for (int j = 0; j < n; j++) {
                check(rows[k][j], maxActivation, "an activation");
            }
        }
    }

    @Override
    public void sums(double[] weights, double weightScale, double bias, double[] sums) {
        Arrays.fill(sums, 0, n, 0.0);
        for (int k = 0; k < reduction; k++) {
            check(weights[k], maxWeight, "a weight");
            double[] table = products[(int) weights[k] + maxWeight];
            double[] row = rows[k];
            for (int j = 0; j < n; j++) {
                sums[j] += table[(int) row[j] + maxActivation];
            }
        }
        for (int j = 0; j < n; j++) {
            sums[j] = sums[j] * (scales[j] * weightScale) + bias;
        }
    }

    private void check(double code, int bound, String what) {
        if (!(Math.abs(code) <= bound)) {
            throw new IllegalArgumentException(what + " has the code " + code + ", " + rule.name()
                    + " takes codes up to " + bound + "; choose a narrower format");
        }
    }
}
