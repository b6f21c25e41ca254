package org.bitgauge.core.number;

/**
 * Zero and signed powers of two: one sign bit, the rest a code, 0 for zero and {@code c} for
 * {@code ±2^(maxExponent - largestCode + c)} (as in incremental network quantisation, Zhou et al., ICLR 2017, where
 * multiplication is a shift). Rounds to the nearest value; half-way goes up, half of the smallest to zero; saturates.
 *
 * @param bits stored bits, 2 to 8
 * @param maxExponent exponent of the largest magnitude, -512 to 512; usually 0, for weights within -1 to 1
 */
public record PowerOfTwoFormat(int bits, int maxExponent) implements NumberFormat {
    private static final int MAX_EXPONENT = 512;

    public PowerOfTwoFormat {
        if (bits < 2 || bits > 8) {
            throw new IllegalArgumentException("a power-of-two format has 2 to 8 bits, not " + bits);
        }
        if (Math.abs((long) maxExponent) > MAX_EXPONENT) {
            throw new IllegalArgumentException("the largest exponent must be within -512 to 512, not " + maxExponent);
        }
    }

    /** A format whose largest magnitude is 1. */
    public PowerOfTwoFormat(int bits) {
        this(bits, 0);
    }

    /** Exponent of the smallest positive value. */
    public int minExponent() {
        return maxExponent - (1 << (bits - 1)) + 2;
    }

    FloatFormat asFloat() {
        return new FloatFormat(bits - 1, 0, 1 - minExponent(), true, Specials.NONE, true, Rounding.NEAREST_EVEN);
    }

    @Override
    public String name() {
        return "pow2(" + bits + ")" + (maxExponent == 0 ? "" : "[max_exponent=" + maxExponent + "]");
    }

    @Override
    public int elementBits() {
        return bits;
    }

    @Override
    public double bitsPerElement() {
        return bits;
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public double maxMagnitude() {
        return Exact.powerOfTwo(maxExponent);
    }

    @Override
    public double minPositive() {
        return Exact.powerOfTwo(minExponent());
    }

    /** 1: a product is a shift. */
    @Override
    public int significandBits() {
        return 1;
    }

    @Override
    public int exponentBits() {
        return bits - 1;
    }

    @Override
    public double quantize(double value) {
        return asFloat().quantize(value);
    }

    @Override
    public void quantize(double[] in, int inOff, double[] out, int outOff, int length) {
        asFloat().quantize(in, inOff, out, outOff, length);
    }
}
