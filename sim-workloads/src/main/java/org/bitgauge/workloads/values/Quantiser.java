package org.bitgauge.workloads.values;

import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.Rounding;

/**
 * From real numbers to codes: {@code clip(rint(x * scale), lowest, highest)}, half to even.
 *
 * @param bits of a code, sign included
 * @param fractionBits binary point of a code, where the scale is a power of two
 * @param scale codes per unit
 * @param lowest code
 * @param highest code
 */
public record Quantiser(int bits, int fractionBits, double scale, int lowest, int highest) {
    /** Widest codes. */
    public static final int MOST_BITS = 31;

    public Quantiser {
        if (bits < 1 || bits > MOST_BITS || lowest > 0 || highest < 0 || !(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("codes have 1 to " + MOST_BITS + " bits, include 0 and a scale above 0;"
                    + " not " + bits + " bits from " + lowest + " to " + highest + " at " + scale);
        }
    }

    /**
     * The codes of a format as they are.
     *
     * @throws IllegalArgumentException for formats of more than {@link #MOST_BITS} bits and for those that cut
     */
    public static Quantiser of(FixedPointFormat format) {
        return of(format, format.fractionBits());
    }

    /**
     * The codes of a format with the binary point set by the largest magnitude of the tensor: as many integer bits I as make
     * it less than 2^I, the rest of the word as fraction.
     */
    public static Quantiser fitted(FixedPointFormat format, double maxAbs) {
        int magnitude = format.isSigned() ? format.bits() - 1 : format.bits();
        return of(format, magnitude - integerBits(maxAbs));
    }

    private static Quantiser of(FixedPointFormat format, int fractionBits) {
        if (format.bits() > MOST_BITS || format.rounding() != Rounding.NEAREST_EVEN) {
            throw new IllegalArgumentException("values are quantised to codes of at most " + MOST_BITS
                    + " bits, rounded to nearest; " + format.name() + " is not of that kind");
        }
        return new Quantiser(
                format.bits(), fractionBits, Math.scalb(1.0, fractionBits), (int) format.lowestCode(), (int)
                        format.highestCode());
    }

    /** Symmetric codes of P bits with the fraction bits of a format. */
    public static Quantiser symmetric(int bits, boolean signed, int fractionBits) {
        int highest = (1 << (signed ? bits - 1 : bits)) - 1;
        return new Quantiser(bits, fractionBits, Math.scalb(1.0, fractionBits), signed ? -highest : 0, highest);
    }

    /** Symmetric codes of P bits of which the largest stands for {@code maxAbs}. */
    public static Quantiser linear(int bits, boolean signed, double maxAbs) {
        int highest = (1 << (signed ? bits - 1 : bits)) - 1;
        double scale = maxAbs == 0 ? 1 : highest / maxAbs;
        return new Quantiser(bits, 0, scale, signed ? -highest : 0, highest);
    }

    /** Smallest I with {@code maxAbs < 2^I}; 0 for a tensor of zeros. */
    public static int integerBits(double maxAbs) {
        return maxAbs == 0 ? 0 : Math.getExponent(maxAbs) + 1;
    }

    /** The code of one number. */
    public int code(double value) {
        return (int) Math.min(Math.max(Math.rint(value * scale), lowest), highest);
    }
}
