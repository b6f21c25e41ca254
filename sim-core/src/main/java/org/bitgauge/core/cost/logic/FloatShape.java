package org.bitgauge.core.cost.logic;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;

/**
 * Widths of a floating-point MAC.
 *
 * @param weight exponent and mantissa bits of the weight
 * @param activation exponent and mantissa bits of the activation
 * @param accumulator exponent and mantissa bits of product and accumulator
 * @param rounded round to nearest even after the multiplier and after the adder; false truncates
 */
public record FloatShape(Widths weight, Widths activation, Widths accumulator, boolean rounded) implements LogicShape {
    public FloatShape {
        requireNonNull(weight, "weight");
        requireNonNull(activation, "activation");
        requireNonNull(accumulator, "accumulator");
        if (accumulator.exponentBits() < 1) {
            throw new IllegalArgumentException("the accumulator of a float MAC needs at least 1 exponent bit");
        }
    }

    /** Both operands in one format. */
    public static FloatShape of(int exponentBits, int mantissaBits, int outExponentBits, int outMantissaBits) {
        Widths operand = new Widths(exponentBits, mantissaBits);
        return new FloatShape(operand, operand, new Widths(outExponentBits, outMantissaBits), true);
    }

    /** The same without rounding. */
    public FloatShape truncating() {
        return new FloatShape(weight, activation, accumulator, false);
    }

    @Override
    public LogicFamily family() {
        return LogicFamily.FLOAT;
    }

    @Override
    public ImmutableMap<String, Double> counts(LogicQuantity quantity, Stimulus stimulus) {
        return Features.of(this, quantity, stimulus);
    }

    /** Cells of the significand multiplier, hidden bits included. */
    double arrayCells() {
        return (double) weight.significand() * activation.significand();
    }

    /** Geometric mean of the two significand widths. */
    double significandMean() {
        return Math.sqrt(arrayCells());
    }

    /** Depth of the multiplier: three quarters from its rows, one quarter from fan-out along a row, as in fixed point. */
    double arrayLevels() {
        int rows = Math.min(weight.significand(), activation.significand());
        int columns = Math.max(weight.significand(), activation.significand());
        return (3 * Features.log2(rows) + Features.log2(columns)) / 4;
    }

    double operandExponentBits() {
        return (weight.exponentBits() + activation.exponentBits()) / 2.0;
    }

    double operandMantissaBits() {
        return (weight.mantissaBits() + activation.mantissaBits()) / 2.0;
    }

    int rounding() {
        return rounded ? 1 : 0;
    }

    @Override
    public String toString() {
        return weight + "*" + activation + "+" + accumulator + (rounded ? "" : " truncated");
    }

    /**
     * Widths of one float format.
     *
     * @param exponentBits 0 for a value without own exponent
     * @param mantissaBits stored bits, without the hidden one
     * @param scaled values come scaled to the range of the format, by a channel's or a block's scale, so that hardly any
     *     flushes to zero
     */
    public record Widths(int exponentBits, int mantissaBits, boolean scaled) {
        /** Values as they come: small ones flush to zero when the exponent is narrow. */
        public Widths(int exponentBits, int mantissaBits) {
            this(exponentBits, mantissaBits, exponentBits == 0);
        }

        public Widths {
            if (exponentBits < 0 || exponentBits > 15 || mantissaBits < 0 || mantissaBits > 112) {
                throw new IllegalArgumentException("a float has 0 to 15 exponent and 0 to 112 mantissa bits, not "
                        + exponentBits + " and " + mantissaBits);
            }
        }

        /** The same for values that a shared scale brings into range. */
        Widths withScale() {
            return new Widths(exponentBits, mantissaBits, true);
        }

        /** Bits of the significand with its hidden one. */
        public int significand() {
            return mantissaBits + 1;
        }

        @Override
        public String toString() {
            return "e" + exponentBits + "m" + mantissaBits;
        }
    }
}
