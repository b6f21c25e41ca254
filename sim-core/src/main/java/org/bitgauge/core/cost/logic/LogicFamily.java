package org.bitgauge.core.cost.logic;

import java.util.Locale;

/** Structures that were calibrated together; each has its own coefficients. */
public enum LogicFamily {
    /** Array of partial products, carry-save tree with the accumulator, one carry-propagate adder, result register. */
    FIXED,
    /** One operand codes plus or minus one: conditional negation instead of an array. */
    PLUS_MINUS_ONE,
    /** Multiplier, rounding, aligner, adder, leading-zero count and normaliser, rounding, result register. */
    FLOAT,
    /** One carry-propagate adder with a result register. */
    ADDER;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
