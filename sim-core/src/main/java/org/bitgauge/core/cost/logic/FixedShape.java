package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;

/**
 * Widths of a fixed-point MAC. An operand of one bit codes plus or minus one, as in binary networks.
 *
 * @param weightBits bits of the weight, sign included
 * @param activationBits bits of the activation, sign included
 * @param accumulatorBits bits of the accumulator
 */
public record FixedShape(int weightBits, int activationBits, int accumulatorBits) implements LogicShape {
    public FixedShape {
        if (weightBits < 1 || activationBits < 1 || weightBits > 128 || activationBits > 128) {
            throw new IllegalArgumentException(
                    "the operands of a MAC have 1 to 128 bits, not " + weightBits + " and " + activationBits);
        }
        if (accumulatorBits < Math.max(weightBits, activationBits) || accumulatorBits > 512) {
            throw new IllegalArgumentException("the accumulator of a " + weightBits + "x" + activationBits
                    + " MAC has at least the bits of the wider operand and at most 512, not " + accumulatorBits);
        }
    }

    int narrow() {
        return Math.min(weightBits, activationBits);
    }

    int wide() {
        return Math.max(weightBits, activationBits);
    }

    @Override
    public LogicFamily family() {
        return narrow() == 1 ? LogicFamily.PLUS_MINUS_ONE : LogicFamily.FIXED;
    }

    @Override
    public ImmutableMap<String, Double> counts(LogicQuantity quantity, Stimulus stimulus) {
        return Features.of(this, quantity, stimulus);
    }

    @Override
    public String toString() {
        return weightBits + "x" + activationBits + "+" + accumulatorBits;
    }
}
