package org.bitgauge.core.number;

/**
 * Rounds numbers into one {@link FloatFormat} with everything precomputed, for loops that round after every operation.
 *
 * <p>The short way adds and subtracts 2^(52 - mantissaBits) times the number's own power of two (never less than the
 * smallest normal's), so that the processor's rounding to nearest even falls on the last bit of the format; all steps
 * are exact otherwise. Formats near the ends of the doubles' range go a slower way by scaling.
 */
public final class FloatRounder {
    private static final long EXPONENT_MASK = 0x7FF0_0000_0000_0000L;

    private final Rounding rounding;
    private final int mantissaBits;
    private final int minExponent;
    private final boolean shortWay;
    private final double minNormal;
    private final double magic;
    private final double lastBit;
    private final double flushBelow;
    private final double cap;
    private final double largest;
    private final double overflow;
    private final double infinity;

    /** Precomputes the constants of {@code format}. */
    public FloatRounder(FloatFormat format) {
        rounding = format.rounding();
        mantissaBits = format.mantissaBits();
        minExponent = format.minExponent();
        largest = format.maxMagnitude();
        infinity = infinity(format);
        overflow = rounding == Rounding.TOWARD_ZERO ? largest : infinity;
        minNormal = Exact.powerOfTwo(minExponent);
        flushBelow = format.subnormals() ? 0 : flushBelow();
        int capExponent = Math.max(format.maxExponent() + 1, minExponent);
        shortWay = mantissaBits <= 51
                && minExponent - mantissaBits - 1 >= Double.MIN_EXPONENT
                && capExponent + 52 - mantissaBits <= Double.MAX_EXPONENT;
        magic = Exact.powerOfTwo(52 - mantissaBits);
        lastBit = Exact.powerOfTwo(-mantissaBits);
        cap = shortWay ? Exact.powerOfTwo(capExponent) : Double.POSITIVE_INFINITY;
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

    /** Smallest magnitude that rounds to the smallest normal when the exponent is unbounded. */
    private double flushBelow() {
        return rounding == Rounding.TOWARD_ZERO
                ? minNormal
                : Math.scalb(1 - Math.scalb(1.0, -mantissaBits - 2), minExponent);
    }

    /** The number that {@code value} becomes in the format. */
    public double round(double value) {
        if (!shortWay) {
            return roundByScaling(value);
        }
        return switch (rounding) {
            case NEAREST_EVEN -> nearestEven(value);
            case TOWARD_ZERO -> towardZero(value);
            case HALF_AWAY -> halfAway(value);
        };
    }

    /** Rounds {@code length} values from {@code in} to {@code out}; both may be the same array. */
    public void round(double[] in, int inOff, double[] out, int outOff, int length) {
        if (shortWay && rounding == Rounding.NEAREST_EVEN) {
            for (int i = 0; i < length; i++) {
                out[outOff + i] = nearestEven(in[inOff + i]);
            }
        } else if (shortWay && rounding == Rounding.TOWARD_ZERO) {
            for (int i = 0; i < length; i++) {
                out[outOff + i] = towardZero(in[inOff + i]);
            }
        } else {
            for (int i = 0; i < length; i++) {
                out[outOff + i] = round(in[inOff + i]);
            }
        }
    }

    private double nearestEven(double value) {
        double magnitude = Math.min(Math.abs(value), cap);
        double shift = binade(magnitude) * magic;
        return finish(value, magnitude, (magnitude + shift) - shift);
    }

    private double towardZero(double value) {
        double magnitude = Math.min(Math.abs(value), cap);
        double binade = binade(magnitude);
        double shift = binade * magic;
        double nearest = (magnitude + shift) - shift;
        double cut = nearest > magnitude ? nearest - binade * lastBit : nearest;
        return finish(value, magnitude, cut);
    }

    private double halfAway(double value) {
        double magnitude = Math.min(Math.abs(value), cap);
        double binade = binade(magnitude);
        double shift = binade * magic;
        double nearest = (magnitude + shift) - shift;
        double step = binade * lastBit;
        double away = magnitude - nearest == step * 0.5 ? nearest + step : nearest;
        return finish(value, magnitude, away);
    }

    private double binade(double magnitude) {
        double power = Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) & EXPONENT_MASK);
        return Math.max(power, minNormal);
    }

    private double finish(double value, double magnitude, double rounded) {
        double kept = magnitude < flushBelow ? 0.0 : rounded;
        double bounded = kept > largest ? beyond(value) : kept;
        return Math.copySign(bounded, value);
    }

    private double beyond(double value) {
        return Double.isInfinite(value) ? infinity : overflow;
    }

    private double roundByScaling(double value) {
        double magnitude = Math.abs(value);
        if (!(magnitude < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(value) ? value : Math.copySign(infinity, value);
        }
        int exponent = Math.max(Math.getExponent(magnitude), minExponent);
        double scaled = Math.scalb(magnitude, mantissaBits - exponent);
        double code = Exact.roundMagnitude(scaled, rounding);
        return finish(value, magnitude, Math.scalb(code, exponent - mantissaBits));
    }
}
