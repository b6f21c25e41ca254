package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

/**
 * Binary floating point of any width: sign, exponent field, fraction. A field {@code f > 0} means
 * {@code ±(1 + fraction) 2^(f - bias)}; field 0 is zero, or with {@code subnormals} {@code ±fraction 2^(1 - bias)}.
 *
 * <p>Rounding happens with unbounded exponent. Without subnormals a result below the smallest normal number then becomes
 * zero (it is not moved to the nearer of the two); with them it is rounded to a multiple of the smallest subnormal.
 * Results above the largest finite number become that number if {@code saturating}, infinities too; otherwise they
 * become infinity (or NaN where there is no infinity), except that cutting towards zero never overflows (IEEE 754-2019,
 * 7.4). With no fraction bits a tie goes to the larger magnitude (IEEE 754-2019, 4.3.1, one-digit precision). The sign of
 * zero is kept.
 *
 * @param exponentBits width of the exponent field, 1 to 11
 * @param mantissaBits stored fraction bits, 0 to 52
 * @param bias subtracted from the exponent field, -900 to 1023; usually 2^(exponentBits-1) - 1
 * @param subnormals whether field 0 holds subnormal numbers or zero only
 * @param specials which codes are not numbers
 * @param saturating whether overflow gives the largest finite number
 * @param rounding what happens between two neighbouring numbers
 */
public record FloatFormat(
        int exponentBits,
        int mantissaBits,
        int bias,
        boolean subnormals,
        Specials specials,
        boolean saturating,
        Rounding rounding)
        implements NumberFormat {
    private static final int MAX_EXPONENT_BITS = 11;
    private static final int MAX_MANTISSA_BITS = 52;
    private static final int MIN_BIAS = -900;

    public FloatFormat {
        requireNonNull(specials, "specials");
        requireNonNull(rounding, "rounding");
        if (exponentBits < 1 || exponentBits > MAX_EXPONENT_BITS) {
            throw new IllegalArgumentException("a float format has 1 to 11 exponent bits, not " + exponentBits
                    + "; for none use fixed(bits,fraction)");
        }
        if (mantissaBits < 0 || mantissaBits > MAX_MANTISSA_BITS) {
            throw new IllegalArgumentException("a float format has 0 to 52 mantissa bits, not " + mantissaBits);
        }
        if (bias < MIN_BIAS || bias > Double.MAX_EXPONENT) {
            throw new IllegalArgumentException("the bias must be within -900 to 1023, not " + bias);
        }
        if (maxCode(exponentBits, mantissaBits, specials) < 1L << mantissaBits) {
            throw new IllegalArgumentException("with " + exponentBits + " exponent and " + mantissaBits
                    + " mantissa bits the special codes leave no normal number; use specials=none");
        }
    }

    /**
     * The custom float of Hill et al. (arXiv 1808.02513): bias 2^(E-1) - 1, no subnormals, every code but zero an
     * ordinary number, saturating. Rounds to nearest even; Hill et al. cut towards zero, which is
     * {@code withRounding(TOWARD_ZERO)}.
     */
    public static FloatFormat custom(int exponentBits, int mantissaBits) {
        return new FloatFormat(
                exponentBits,
                mantissaBits,
                defaultBias(exponentBits),
                false,
                Specials.NONE,
                true,
                Rounding.NEAREST_EVEN);
    }

    /** IEEE 754 semantics in any width: subnormals, infinities, NaN, overflow to infinity, nearest even. */
    public static FloatFormat ieee(int exponentBits, int mantissaBits) {
        return new FloatFormat(
                exponentBits,
                mantissaBits,
                defaultBias(exponentBits),
                true,
                Specials.IEEE,
                false,
                Rounding.NEAREST_EVEN);
    }

    /** IEEE 754 binary32. */
    public static FloatFormat fp32() {
        return ieee(8, 23);
    }

    static int defaultBias(int exponentBits) {
        return exponentBits < 1 || exponentBits > MAX_EXPONENT_BITS ? 0 : (1 << (exponentBits - 1)) - 1;
    }

    /** The same format with another rounding. */
    public FloatFormat withRounding(Rounding other) {
        return new FloatFormat(exponentBits, mantissaBits, bias, subnormals, specials, saturating, other);
    }

    @Override
    public String name() {
        return FloatNames.nameOf(this);
    }

    @Override
    public int elementBits() {
        return 1 + exponentBits + mantissaBits;
    }

    @Override
    public double bitsPerElement() {
        return elementBits();
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    /** Exponent of the smallest normal number, {@code 1 - bias}. */
    public int minExponent() {
        return 1 - bias;
    }

    /** Exponent of the largest finite number, at most 1023 since values are doubles. */
    public int maxExponent() {
        return Math.getExponent(maxMagnitude());
    }

    /** Largest finite number; formats that reach beyond doubles end at their largest number below 2^1024. */
    @Override
    public double maxMagnitude() {
        long code = maxCode(exponentBits, mantissaBits, specials);
        long field = code >>> mantissaBits;
        long fraction = code & ((1L << mantissaBits) - 1);
        if (field - bias > Double.MAX_EXPONENT) {
            field = (long) Double.MAX_EXPONENT + bias;
            fraction = (1L << mantissaBits) - 1;
        }
        long significand = field == 0 ? fraction : fraction + (1L << mantissaBits);
        int exponent = (int) Math.max(field, 1) - bias;
        return Math.scalb((double) significand, exponent - mantissaBits);
    }

    @Override
    public double minPositive() {
        return Math.scalb(1.0, subnormals ? minExponent() - mantissaBits : minExponent());
    }

    @Override
    public int significandBits() {
        return mantissaBits + 1;
    }

    @Override
    public double quantize(double value) {
        return new FloatRounder(this).round(value);
    }

    @Override
    public void quantize(double[] in, int inOff, double[] out, int outOff, int length) {
        new FloatRounder(this).round(in, inOff, out, outOff, length);
    }

    private static long maxCode(int exponentBits, int mantissaBits, Specials specials) {
        return switch (specials) {
            case NONE -> (1L << (exponentBits + mantissaBits)) - 1;
            case NAN_ONLY -> (1L << (exponentBits + mantissaBits)) - 2;
            case IEEE -> (((1L << exponentBits) - 1) << mantissaBits) - 1;
        };
    }
}
