package org.bitgauge.core.cost.logic;

import java.util.Optional;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.PowerOfTwoFormat;

/** What a datapath sees of an operand's format. */
public sealed interface Operand {
    /** Two's complement; one bit codes plus or minus one. */
    record Integer(int bits) implements Operand {}

    /** Sign, exponent, mantissa with hidden bit. */
    record Floating(FloatShape.Widths widths) implements Operand {}

    /** Sign and shift distance. */
    record Shift(int bits, int range) implements Operand {}

    /** The operand of a format without block; empty when no datapath is known. */
    static Optional<Operand> of(NumberFormat format) {
        if (format instanceof FixedPointFormat f) {
            return Optional.of(new Integer(f.signed() ? f.bits() : f.bits() + 1));
        }
        if (format instanceof FloatFormat f) {
            return Optional.of(new Floating(new FloatShape.Widths(f.exponentBits(), f.mantissaBits())));
        }
        if (format instanceof BlockedFormat f) {
            return of(f.element());
        }
        if (format instanceof PowerOfTwoFormat f) {
            return Optional.of(new Shift(f.bits(), f.maxExponent() - f.minExponent()));
        }
        if (format instanceof CodebookFormat c) {
            return codebook(c);
        }
        return Optional.empty();
    }

    private static Optional<Operand> codebook(CodebookFormat format) {
        if (format.equals(CodebookFormat.binary())) {
            return Optional.of(new Integer(1));
        }
        double largest = 0;
        for (int i = 0; i < format.values().length(); i++) {
            double value = format.values().get(i);
            if (value != Math.rint(value)) {
                return Optional.empty();
            }
            largest = Math.max(largest, Math.abs(value));
        }
        return largest > Short.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Integer(1 + Math.max(1, Math.getExponent(largest) + 1)));
    }
}
