package org.bitgauge.workloads.infer.kernels;

import java.util.Arrays;

/** Rows of a tile, and what most kernels have in common. */
abstract class KernelBase implements TileKernel {
    final double[][] rows;
    int reduction;
    int n;

    KernelBase(int maxReduction, int tile) {
        rows = new double[maxReduction][tile];
    }

    @Override
    public final double[][] rows() {
        return rows;
    }

    @Override
    public void begin(int reduction, int n, double[] scales) {
        this.reduction = reduction;
        this.n = n;
    }

    @Override
    public long takeOverflows() {
        return 0;
    }

    /** {@code sums += a0 r0 + a1 r1 + a2 r2 + a3 r3}, each added in turn. */
    static void addFour(
            double[] sums,
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double a0,
            double a1,
            double a2,
            double a3,
            int n) {
        for (int j = 0; j < n; j++) {
            double sum = sums[j];
            sum += a0 * r0[j];
            sum += a1 * r1[j];
            sum += a2 * r2[j];
            sum += a3 * r3[j];
            sums[j] = sum;
        }
    }

    static void addOne(double[] sums, double[] row, double factor, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += factor * row[j];
        }
    }

    /** All products of a row in double precision; zero weights, as of pruned networks, change nothing and are skipped in fours. */
    final void exactSums(double[] weights, double[] sums) {
        Arrays.fill(sums, 0, n, 0.0);
        int k = 0;
        for (; k + 3 < reduction; k += 4) {
            double a0 = weights[k];
            double a1 = weights[k + 1];
            double a2 = weights[k + 2];
            double a3 = weights[k + 3];
            if (a0 != 0 || a1 != 0 || a2 != 0 || a3 != 0) {
                addFour(sums, rows[k], rows[k + 1], rows[k + 2], rows[k + 3], a0, a1, a2, a3, n);
            }
        }
        for (; k < reduction; k++) {
            addOne(sums, rows[k], weights[k], n);
        }
    }
}
