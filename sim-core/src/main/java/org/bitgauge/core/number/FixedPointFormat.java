package org.bitgauge.core.number;

import static java.util.Objects.requireNonNull;

/**
 * Two's complement or unsigned number with a binary point: integer code times 2^-fractionBits. Integers have no fraction
 * bits. Values beyond the range saturate; there is no negative zero.
 *
 * <p>Values are doubles, so a format wider than 53 bits saturates at the largest double in its range. One signed bit
 * would hold -1 and 0 only; the one-bit format of the field is {@link CodebookFormat#binary()} with -1 and +1.
 *
 * @param bits all bits, sign included, 1 to 64 (2 to 64 if signed)
 * @param fractionBits bits right of the binary point, -512 to 512; may be negative or exceed {@code bits}
 * @param signed whether the codes are two's complement
 * @param symmetric whether the most negative code is left out, so that the range is symmetric about 0
 * @param rounding what happens between two codes
 */
public record FixedPointFormat(int bits, int fractionBits, boolean signed, boolean symmetric, Rounding rounding)
        implements NumberFormat {
    private static final int MAX_FRACTION_BITS = 512;
    private static final int DOUBLE_SIGNIFICAND = 53;

    public FixedPointFormat {
        requireNonNull(rounding, "rounding");
        if (bits < 1 || bits > Long.SIZE) {
            throw new IllegalArgumentException("a fixed-point format has 1 to 64 bits, not " + bits);
        }
        if (signed && bits == 1) {
            throw new IllegalArgumentException(
                    "a signed fixed-point format needs at least 2 bits; for one bit use binary (-1, +1) or uint1 (0, 1)");
        }
        if (Math.abs((long) fractionBits) > MAX_FRACTION_BITS) {
            throw new IllegalArgumentException("fraction bits must be within -512 to 512, not " + fractionBits);
        }
        if (symmetric && !signed) {
            throw new IllegalArgumentException("an unsigned format has no symmetric range; leave out symmetric=true");
        }
    }

    /** Signed integer of two's complement, rounding to nearest even. */
    public static FixedPointFormat integer(int bits) {
        return new FixedPointFormat(bits, 0, true, false, Rounding.NEAREST_EVEN);
    }

    /** Unsigned integer, rounding to nearest even. */
    public static FixedPointFormat unsignedInteger(int bits) {
        return new FixedPointFormat(bits, 0, false, false, Rounding.NEAREST_EVEN);
    }

    @Override
    public String name() {
        String prefix = signed ? "" : "u";
        String head = fractionBits == 0 ? prefix + "int" + bits : prefix + "fixed(" + bits + "," + fractionBits + ")";
        OptionText options = new OptionText();
        if (symmetric) {
            options.add("symmetric", "true");
        }
        if (rounding != Rounding.NEAREST_EVEN) {
            options.add("rounding", OptionText.of(rounding));
        }
        return head + options;
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
        return signed;
    }

    @Override
    public double maxMagnitude() {
        return Math.max(-lowestCode(), highestCode()) * step();
    }

    @Override
    public double minPositive() {
        return step();
    }

    @Override
    public int significandBits() {
        return bits;
    }

    @Override
    public int exponentBits() {
        return 0;
    }

    /** Distance of two neighbouring values, 2^-fractionBits. */
    public double step() {
        return Exact.powerOfTwo(-fractionBits);
    }

    /** The smallest code as a double: -2^(bits-1), one more if symmetric, 0 if unsigned. */
    public double lowestCode() {
        if (!signed) {
            return 0;
        }
        return symmetric ? -highestCode() : -Exact.powerOfTwo(bits - 1);
    }

    /** The largest code, or the largest double below it when the code has more than 53 bits. */
    public double highestCode() {
        int magnitudeBits = signed ? bits - 1 : bits;
        double power = Exact.powerOfTwo(magnitudeBits);
        return magnitudeBits <= DOUBLE_SIGNIFICAND ? power - 1 : Math.nextDown(power);
    }

    @Override
    public double quantize(double value) {
        return new FixedRounder(this).round(value);
    }

    @Override
    public void quantize(double[] in, int inOff, double[] out, int outOff, int length) {
        if (rounding != Rounding.NEAREST_EVEN) {
            NumberFormat.super.quantize(in, inOff, out, outOff, length);
            return;
        }
        double scale = Exact.powerOfTwo(fractionBits);
        double lowest = lowestCode();
        double highest = highestCode();
        double step = step();
        for (int i = 0; i < length; i++) {
            double code = Math.min(Math.max(Math.rint(in[inOff + i] * scale), lowest), highest);
            out[outOff + i] = code * step + 0.0;
        }
    }
}
