package org.bitgauge.workloads.infer.rounding;

/** IEEE single precision, as the processor rounds to it. */
final class Fp32Rows implements RowRounder {
    @Override
    public void round(double[] values, int n) {
        for (int j = 0; j < n; j++) {
            values[j] = (float) values[j];
        }
    }

    @Override
    public void multiply(double[] products, double[] factors, double bound, double factor, int n) {
        for (int j = 0; j < n; j++) {
            products[j] = (float) (factor * factors[j]);
        }
    }

    @Override
    public void add(double[] sums, double[] addends, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] = (float) (sums[j] + addends[j]);
        }
    }
}
