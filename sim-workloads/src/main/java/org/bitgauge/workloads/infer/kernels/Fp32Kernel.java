package org.bitgauge.workloads.infer.kernels;

import java.util.Arrays;

/** Single precision: every product and every sum rounded to it. */
final class Fp32Kernel extends KernelBase {
    private final float[][] floats;
    private final float[] weightRow;
    private final float[] floatSums;

    Fp32Kernel(int maxReduction, int tile) {
        super(maxReduction, tile);
        floats = new float[maxReduction][tile];
        weightRow = new float[maxReduction];
        floatSums = new float[tile];
    }

    @Override
    public void begin(int reduction, int n, double[] scales) {
        super.begin(reduction, n, scales);
        for (int k = 0; k < reduction; k++) {
            narrow(rows[k], floats[k], n);
        }
    }

    private static void narrow(double[] from, float[] to, int n) {
        for (int j = 0; j < n; j++) {
            to[j] = (float) from[j];
        }
    }

    @Override
    public void sums(double[] weights, double weightScale, double bias, double[] sums) {
        float[] w = weightRow;
        narrow(weights, w, reduction);
        Arrays.fill(floatSums, 0, n, 0f);
        int k = 0;
        for (; k + 3 < reduction; k += 4) {
            if (w[k] != 0 || w[k + 1] != 0 || w[k + 2] != 0 || w[k + 3] != 0) {
                addFour(
                        floatSums,
                        floats[k],
                        floats[k + 1],
                        floats[k + 2],
                        floats[k + 3],
                        w[k],
                        w[k + 1],
                        w[k + 2],
                        w[k + 3],
                        n);
            }
        }
        for (; k < reduction; k++) {
            addOne(floatSums, floats[k], w[k], n);
        }
        float last = (float) bias;
        for (int j = 0; j < n; j++) {
            sums[j] = floatSums[j] + last;
        }
    }

    private static void addFour(
            float[] sums,
            float[] r0,
            float[] r1,
            float[] r2,
            float[] r3,
            float a0,
            float a1,
            float a2,
            float a3,
            int n) {
        for (int j = 0; j < n; j++) {
            float sum = sums[j];
            sum += a0 * r0[j];
            sum += a1 * r1[j];
            sum += a2 * r2[j];
            sum += a3 * r3[j];
            sums[j] = sum;
        }
    }

    private static void addOne(float[] sums, float[] row, float factor, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += factor * row[j];
        }
    }
}
