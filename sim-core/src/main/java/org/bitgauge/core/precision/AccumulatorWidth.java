package org.bitgauge.core.precision;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.PowerOfTwoFormat;
import org.bitgauge.core.number.Rounding;

/**
 * The format of partial sums when the user gives none, and why it is that one.
 *
 * <ul>
 *   <li>Integers and fixed point of w and a bits, n products: {@code w + a + ceil(log2 n)} bits, {@code fw + fa} fraction
 *       bits, signed if either operand is. No sum can overflow: a product of signed numbers is at most 2^(w+a-2), of a
 *       signed and an unsigned one below 2^(w+a-1), of unsigned ones below 2^(w+a), and n of them need ceil(log2 n) bits
 *       more. The bound is reached for signed operands at their most negative codes when n is a power of two; unsigned
 *       sums need no sign bit. More than 64 bits are cut to 64, which the reason says.
 *   <li>Binary and ternary count as 1 bit, other codebooks as their magnitude and a sign, powers of two as the integer
 *       their shifts make (w = 2^(bits-1) - 1).
 *   <li>Floats of at most 8 exponent and 23 mantissa bits, block formats, and integers with floats: fp32, as tensor cores
 *       accumulate fp16, bf16, tf32 and fp8. Wider floats: the wider of both in exponent and mantissa. Accumulating in
 *       the operands' own format, as Hill et al. do, has to be asked for.
 * </ul>
 *
 * @param format format of the partial sums
 * @param reason one line for the table of effective formats
 */
public record AccumulatorWidth(NumberFormat format, String reason) {
    private static final int FP32_EXPONENT_BITS = 8;
    private static final int FP32_MANTISSA_BITS = 23;

    public AccumulatorWidth {
        requireNonNull(format, "format");
        requireNonNull(reason, "reason");
    }

    /**
     * Derives the format of a sum of {@code reductionLength} products.
     *
     * @param reductionLength products in one sum, at least 1
     */
    public static AccumulatorWidth derive(NumberFormat weights, NumberFormat activations, long reductionLength) {
        if (reductionLength < 1) {
            throw new IllegalArgumentException("a sum has at least one product, not " + reductionLength);
        }
        if (isInteger(weights) && isInteger(activations)) {
            return ofIntegers(weights, activations, reductionLength);
        }
        if (fitsFp32(weights) && fitsFp32(activations)) {
            return new AccumulatorWidth(FloatFormat.fp32(), "fp32 as in common tensor cores");
        }
        return ofWideFloats(weights, activations);
    }

    private static AccumulatorWidth ofIntegers(NumberFormat weights, NumberFormat activations, long reductionLength) {
        int w = integerBits(weights);
        int a = integerBits(activations);
        int growth = Long.SIZE - Long.numberOfLeadingZeros(reductionLength - 1);
        int exact = w + a + growth;
        String sum = w + " + " + a + " + ceil(log2 " + reductionLength + ") = " + exact + " bits";
        FixedPointFormat format = new FixedPointFormat(
                Math.min(exact, Long.SIZE),
                fractionBits(weights) + fractionBits(activations),
                weights.isSigned() || activations.isSigned(),
                false,
                Rounding.NEAREST_EVEN);
        return new AccumulatorWidth(format, exact <= Long.SIZE ? sum : sum + ", cut to 64: long sums may saturate");
    }

    private static AccumulatorWidth ofWideFloats(NumberFormat weights, NumberFormat activations) {
        FloatFormat format = FloatFormat.ieee(
                Math.max(FP32_EXPONENT_BITS, Math.max(weights.exponentBits(), activations.exponentBits())),
                Math.max(FP32_MANTISSA_BITS, Math.max(mantissaBits(weights), mantissaBits(activations))));
        return new AccumulatorWidth(format, "the wider of fp32 and the operands in exponent and mantissa");
    }

    private static boolean isInteger(NumberFormat format) {
        return format instanceof FixedPointFormat
                || format instanceof BlockedFormat
                || format instanceof CodebookFormat c && c.significandBits() <= Short.SIZE && c.stepExponent() >= -256
                || format instanceof PowerOfTwoFormat p && p.bits() <= 6;
    }

    private static boolean fitsFp32(NumberFormat format) {
        return !(format instanceof FloatFormat f)
                || f.exponentBits() <= FP32_EXPONENT_BITS && f.mantissaBits() <= FP32_MANTISSA_BITS;
    }

    private static int mantissaBits(NumberFormat format) {
        return format instanceof FloatFormat f ? f.mantissaBits() : 0;
    }

    /** Bits w such that a product with an a-bit operand stays within the bounds above. */
    private static int integerBits(NumberFormat format) {
        if (format instanceof CodebookFormat c) {
            return c.significandBits() == 1 || !c.isSigned() ? c.significandBits() : c.significandBits() + 1;
        }
        if (format instanceof BlockedFormat b) {
            return b.element().bits();
        }
        return format instanceof PowerOfTwoFormat p ? (1 << (p.bits() - 1)) - 1 : format.elementBits();
    }

    private static int fractionBits(NumberFormat format) {
        if (format instanceof CodebookFormat c) {
            return -c.stepExponent();
        }
        if (format instanceof PowerOfTwoFormat p) {
            return -p.minExponent();
        }
        if (format instanceof BlockedFormat b) {
            return b.element().fractionBits();
        }
        return format instanceof FixedPointFormat f ? f.fractionBits() : 0;
    }
}
