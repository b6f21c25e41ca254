package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;

/**
 * A carry-propagate adder with a result register.
 *
 * @param bits width of operands and result
 */
public record AdderShape(int bits) implements LogicShape {
    public AdderShape {
        if (bits < 1 || bits > 4096) {
            throw new IllegalArgumentException("an adder has 1 to 4096 bits, not " + bits);
        }
    }

    @Override
    public LogicFamily family() {
        return LogicFamily.ADDER;
    }

    @Override
    public ImmutableMap<String, Double> counts(LogicQuantity quantity, Stimulus stimulus) {
        return Features.of(this, quantity);
    }

    @Override
    public String toString() {
        return "adder " + bits;
    }
}
