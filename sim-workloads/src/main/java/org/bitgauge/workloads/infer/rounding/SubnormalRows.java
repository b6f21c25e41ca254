package org.bitgauge.workloads.infer.rounding;

import org.bitgauge.core.number.FloatFormat;

/** Floats with subnormals: below the smallest normal number the step stays what it is there; saturating, half to even. */
final class SubnormalRows implements RowRounder {
    private static final double FIRST_PLACE = ArithmeticRows.FIRST_PLACE;
    private static final double BELOW_ONE = ArithmeticRows.BELOW_ONE;

    private final double push;
    private final double smallestPush;
    private final double largest;

    SubnormalRows(FloatFormat format) {
        push = ArithmeticRows.push(format);
        smallestPush = Math.scalb(push, format.minExponent());
        largest = format.maxMagnitude();
    }

    @Override
    public void round(double[] values, int n) {
        ArithmeticRows.clamp(values, largest, n);
        double push = this.push;
        double smallestPush = this.smallestPush;
        for (int j = 0; j < n; j++) {
            double x = values[j];
            double q = FIRST_PLACE * x;
            double u = Math.max(Math.abs(q - BELOW_ONE * q) * push, smallestPush);
            values[j] = (x + u) - u;
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
        double smallestPush = this.smallestPush;
        for (int j = 0; j < n; j++) {
            double x = factor * factors[j];
            double q = FIRST_PLACE * x;
            double u = Math.max(Math.abs(q - BELOW_ONE * q) * push, smallestPush);
            products[j] = (x + u) - u;
        }
    }

    @Override
    public void add(double[] sums, double[] addends, int n) {
        double push = this.push;
        double smallestPush = this.smallestPush;
        double high = largest;
        double low = -largest;
        for (int j = 0; j < n; j++) {
            double x = sums[j] + addends[j];
            double q = FIRST_PLACE * x;
            double u = Math.max(Math.abs(q - BELOW_ONE * q) * push, smallestPush);
            sums[j] = Math.max(Math.min((x + u) - u, high), low);
        }
    }
}
