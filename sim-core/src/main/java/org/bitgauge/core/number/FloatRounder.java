package org.bitgauge.core.number;

/**
 * Rounds numbers into one {@link FloatFormat} with everything precomputed.
 *
 * <p>A double's bits, read as an integer, count its neighbours, so adding half of the format's last bit and clearing what
 * is below rounds fraction and carry at once; the rules differ only in what is added. What then lies outside the normal
 * numbers of the format is rare and handled apart, by exact scaling.
 */
public final class FloatRounder implements Rounder {
    private static final int DOUBLE_MANTISSA_BITS = 52;
    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long SIGN = Long.MIN_VALUE;

    private final Rounding rounding;
    private final int mantissaBits;
    private final int minExponent;
    private final boolean subnormals;
    private final int dropped;
    private final long added;
    private final long odd;
    private final long kept;
    private final long safeNormalBits;
    private final long largestBits;
    private final boolean flushesExactly;
    private final double largest;
    private final double infinity;
    private final double subnormalShift;

    /** Precomputes the constants of {@code format}. */
    public FloatRounder(FloatFormat format) {
        rounding = format.rounding();
        mantissaBits = format.mantissaBits();
        minExponent = format.minExponent();
        subnormals = format.subnormals();
        dropped = DOUBLE_MANTISSA_BITS - mantissaBits;
        long half = dropped == 0 ? 0 : 1L << (dropped - 1);
        boolean toEven = rounding == Rounding.NEAREST_EVEN && mantissaBits > 0 && dropped > 0;
        added = rounding == Rounding.TOWARD_ZERO ? 0 : toEven ? half - 1 : half;
        odd = toEven ? 1 : 0;
        kept = -1L << dropped;
        largest = format.maxMagnitude();
        largestBits = Double.doubleToRawLongBits(largest);
        flushesExactly = !subnormals && minExponent == Double.MIN_EXPONENT;
        long smallestNormalBits = Double.doubleToRawLongBits(Exact.powerOfTwo(minExponent));
        safeNormalBits = flushesExactly ? smallestNormalBits + 1 : smallestNormalBits;
        infinity = infinity(format);
        int shiftExponent = minExponent + dropped;
        subnormalShift = rounding == Rounding.NEAREST_EVEN && shiftExponent <= Double.MAX_EXPONENT
                ? Exact.powerOfTwo(shiftExponent)
                : Double.NaN;
    }

    private static double infinity(FloatFormat format) {
        if (format.saturating()) {
            return format.maxMagnitude();
        }
        return switch (format.specials()) {
            case IEEE -> Double.POSITIVE_INFINITY;
            case NAN_ONLY -> Double.NaN;
            case NONE -> format.maxMagnitude();
        };
    }

    @Override
    public double round(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long magnitude = bits & MAGNITUDE;
        long rounded = (magnitude + added + ((magnitude >>> dropped) & odd)) & kept;
        if (Long.compareUnsigned(rounded, largestBits) > 0) {
            return beyond(value);
        }
        if (rounded >= safeNormalBits) {
            return Double.longBitsToDouble(rounded | (bits & SIGN));
        }
        if (subnormals) {
            return belowNormal(value);
        }
        return flushesExactly ? flushNearSubnormalDoubles(value) : Double.longBitsToDouble(bits & SIGN);
    }

    /** Rounds {@code length} values from {@code in} to {@code out}; both may be the same array. */
    public void round(double[] in, int inOff, double[] out, int outOff, int length) {
        for (int i = 0; i < length; i++) {
            out[outOff + i] = round(in[inOff + i]);
        }
    }

    @Override
    public void multiplyAdd(double[] sums, int sumsOff, double[] factors, int factorsOff, double factor, int length) {
        for (int j = 0; j < length; j++) {
            sums[sumsOff + j] = round(sums[sumsOff + j] + round(factor * factors[factorsOff + j]));
        }
    }

    /** For formats whose smallest normal is that of doubles: below it, doubles no longer have the bits to round. */
    private double flushNearSubnormalDoubles(double value) {
        double magnitude = Math.abs(value);
        double scaled = Math.scalb(magnitude, mantissaBits + 1 - Double.MIN_EXPONENT);
        boolean normal = magnitude >= Double.MIN_NORMAL
                || Exact.roundMagnitude(scaled, rounding) >= Math.scalb(1.0, mantissaBits + 1);
        return Math.copySign(normal ? Double.MIN_NORMAL : 0.0, value);
    }

    private double belowNormal(double value) {
        double magnitude = Math.abs(value);
        double rounded = (magnitude + subnormalShift) - subnormalShift;
        return Double.isNaN(rounded) ? belowNormalByScaling(value) : Math.copySign(rounded, value);
    }

    private double belowNormalByScaling(double value) {
        double scaled = Math.scalb(Math.abs(value), mantissaBits - minExponent);
        double code = Exact.roundMagnitude(scaled, rounding);
        return Math.copySign(Math.scalb(code, minExponent - mantissaBits), value);
    }

    private double beyond(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        boolean cut = rounding == Rounding.TOWARD_ZERO && Math.abs(value) < Double.POSITIVE_INFINITY;
        return Math.copySign(cut ? largest : infinity, value);
    }
}
