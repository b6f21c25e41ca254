package org.bitgauge.workloads.infer.rounding;

import java.util.function.DoubleUnaryOperator;

/** Any format, one value after the other. */
final class ScalarRows implements RowRounder {
    private final DoubleUnaryOperator rounder;

    ScalarRows(DoubleUnaryOperator rounder) {
        this.rounder = rounder;
    }

    @Override
    public void round(double[] values, int n) {
        for (int j = 0; j < n; j++) {
            values[j] = rounder.applyAsDouble(values[j]);
        }
    }

    @Override
    public void multiply(double[] products, double[] factors, double bound, double factor, int n) {
        for (int j = 0; j < n; j++) {
            products[j] = rounder.applyAsDouble(factor * factors[j]);
        }
    }

    @Override
    public void add(double[] sums, double[] addends, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] = rounder.applyAsDouble(sums[j] + addends[j]);
        }
    }
}
