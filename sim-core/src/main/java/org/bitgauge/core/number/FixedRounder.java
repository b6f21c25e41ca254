package org.bitgauge.core.number;

/** Rounds into one {@link FixedPointFormat} with its range and step precomputed. */
public final class FixedRounder implements Rounder {
    private final Rounding rounding;
    private final double scale;
    private final double step;
    private final double lowest;
    private final double highest;

    /** Precomputes the constants of {@code format}. */
    public FixedRounder(FixedPointFormat format) {
        rounding = format.rounding();
        step = format.step();
        scale = 1 / step;
        lowest = format.lowestCode();
        highest = format.highestCode();
    }

    @Override
    public double round(double value) {
        double scaled = value * scale;
        double code = rounding == Rounding.NEAREST_EVEN
                ? Math.rint(scaled)
                : Math.copySign(Exact.roundMagnitude(Math.abs(scaled), rounding), scaled);
        return Math.min(Math.max(code, lowest), highest) * step + 0.0;
    }

    @Override
    public void multiplyAdd(double[] sums, int sumsOff, double[] factors, int factorsOff, double factor, int length) {
        if (rounding != Rounding.NEAREST_EVEN) {
            for (int j = 0; j < length; j++) {
                sums[sumsOff + j] = round(sums[sumsOff + j] + round(factor * factors[factorsOff + j]));
            }
            return;
        }
        for (int j = 0; j < length; j++) {
            double product = clamp(Math.rint(factor * factors[factorsOff + j] * scale)) * step;
            sums[sumsOff + j] = clamp(Math.rint((sums[sumsOff + j] + product) * scale)) * step + 0.0;
        }
    }

    private double clamp(double code) {
        return Math.min(Math.max(code, lowest), highest);
    }
}
