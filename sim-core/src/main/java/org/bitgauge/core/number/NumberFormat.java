package org.bitgauge.core.number;

/**
 * What a value of a tensor can be: a finite set of numbers, how many bits one of them takes, and how any other number
 * is rounded into the set.
 *
 * <p>Every {@link #quantize(double)} is exact: the result is the member of the set that the rounding rule names, not an
 * approximation of it. A NaN stays NaN in every format, also in those without one, so that a faulty value never turns
 * into a plausible number; an infinity saturates unless the format has infinities and overflows to them.
 */
public sealed interface NumberFormat
        permits FixedPointFormat, FloatFormat, BlockFormat, BlockedFormat, PowerOfTwoFormat, CodebookFormat {

    /** Canonical text; {@link NumberFormats#parse(String)} gives back an equal format. */
    String name();

    /** Bits of one stored element, without its share of a scale that it has in common with others. */
    int elementBits();

    /** Bits of one element with its share of the block's scale; a scale of the whole tensor is not counted. */
    double bitsPerElement();

    /** Whether the set holds negative numbers. */
    boolean isSigned();

    /** The largest finite magnitude in the set, as a double. */
    double maxMagnitude();

    /** The smallest positive magnitude in the set. */
    double minPositive();

    /**
     * Width of the integer that enters a multiplier: all bits of a two's complement or unsigned number (sign included),
     * the fraction with the leading one of a float (sign not included), the magnitude of a codebook's decoded value.
     */
    int significandBits();

    /** Width of the exponent that each element carries itself; 0 for integers, fixed point and codebooks. */
    int exponentBits();

    /** The member of the set that {@code value} becomes; in a block format, {@code value} is a block of its own. */
    double quantize(double value);

    /**
     * Rounds {@code length} values from {@code in} to {@code out}, which may be the same array at the same offset,
     * without allocation. A block format takes each {@code blockSize} consecutive values as a block; the last may be
     * short.
     */
    default void quantize(double[] in, int inOff, double[] out, int outOff, int length) {
        for (int i = 0; i < length; i++) {
            out[outOff + i] = quantize(in[inOff + i]);
        }
    }
}
