package org.bitgauge.workloads.infer.rounding;

import org.bitgauge.core.number.FixedPointFormat;

/** Fixed point, half to even, saturating. */
final class FixedRows implements RowRounder {
    private final double scale;
    private final double step;
    private final double lowest;
    private final double highest;

    FixedRows(FixedPointFormat format) {
        step = format.step();
        scale = 1 / step;
        lowest = format.lowestCode();
        highest = format.highestCode();
    }

    @Override
    public void round(double[] values, int n) {
        for (int j = 0; j < n; j++) {
            values[j] = Math.min(Math.max(Math.rint(values[j] * scale), lowest), highest) * step;
        }
    }

    @Override
    public void multiply(double[] products, double[] factors, double bound, double factor, int n) {
        for (int j = 0; j < n; j++) {
            products[j] = Math.min(Math.max(Math.rint(factor * factors[j] * scale), lowest), highest) * step;
        }
    }

    @Override
    public void add(double[] sums, double[] addends, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] = Math.min(Math.max(Math.rint((sums[j] + addends[j]) * scale), lowest), highest) * step;
        }
    }
}
