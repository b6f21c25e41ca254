package org.bitgauge.workloads.infer.kernels;

/** Double precision. */
final class Fp64Kernel extends KernelBase {
    Fp64Kernel(int maxReduction, int tile) {
        super(maxReduction, tile);
    }

    @Override
    public void sums(double[] weights, double weightScale, double bias, double[] sums) {
        exactSums(weights, sums);
        for (int j = 0; j < n; j++) {
            sums[j] += bias;
        }
    }
}
