package org.bitgauge.workloads.infer.rounding;

import org.bitgauge.core.number.FloatFormat;

/** Floats without subnormals: what rounds below the smallest normal number becomes zero; saturating, half to even. */
final class FlushRows implements RowRounder {
    private static final double FIRST_PLACE = ArithmeticRows.FIRST_PLACE;
    private static final double BELOW_ONE = ArithmeticRows.BELOW_ONE;

    private final double push;
    private final double largest;
    private final double perSmallest;

    FlushRows(FloatFormat format) {
        push = ArithmeticRows.push(format);
        largest = format.maxMagnitude();
        perSmallest = Math.scalb(1.0, -format.minExponent());
    }

    @Override
    public void round(double[] values, int n) {
        ArithmeticRows.clamp(values, largest, n);
        flush(values, n);
    }

    private void flush(double[] values, int n) {
        double push = this.push;
        double perSmallest = this.perSmallest;
        for (int j = 0; j < n; j++) {
            double x = values[j];
            double q = FIRST_PLACE * x;
            double u = Math.abs(q - BELOW_ONE * q) * push;
            double r = (x + u) - u;
            values[j] = r * Math.min(Math.floor(Math.abs(r) * perSmallest), 1.0);
        }
    }

    @Override
    public void multiply(double[] products, double[] factors, double bound, double factor, int n) {
        if (!(Math.abs(factor) * bound <= largest)) {
            ArithmeticRows.scale(products, factors, factor, n);
            round(products, n);
            return;
        }
        double push = this.push;
        double perSmallest = this.perSmallest;
        for (int j = 0; j < n; j++) {
            double x = factor * factors[j];
            double q = FIRST_PLACE * x;
            double u = Math.abs(q - BELOW_ONE * q) * push;
            double r = (x + u) - u;
            products[j] = r * Math.min(Math.floor(Math.abs(r) * perSmallest), 1.0);
        }
    }

    @Override
    public void add(double[] sums, double[] addends, int n) {
        double push = this.push;
        double perSmallest = this.perSmallest;
        double high = largest;
        double low = -largest;
        for (int j = 0; j < n; j++) {
            double x = sums[j] + addends[j];
            double q = FIRST_PLACE * x;
            double u = Math.abs(q - BELOW_ONE * q) * push;
            double r = (x + u) - u;
            double kept = r * Math.min(Math.floor(Math.abs(r) * perSmallest), 1.0);
            sums[j] = Math.max(Math.min(kept, high), low);
        }
    }
}
