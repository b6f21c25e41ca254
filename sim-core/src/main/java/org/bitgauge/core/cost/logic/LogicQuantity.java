package org.bitgauge.core.cost.logic;

import java.util.Locale;

/** What a calibrated formula gives. */
public enum LogicQuantity {
    /** Cell area with the result register, without operand registers. */
    AREA("um2"),
    /** Static power. */
    LEAKAGE("nW"),
    /** Critical path with clock-to-output and setup, without wires. */
    PERIOD("ps"),
    /** Energy of one cycle with glitches and register clock. */
    ENERGY("fJ"),
    /** Energy of the settled values only: the lower bound that a finely pipelined unit approaches. */
    SETTLED_ENERGY("fJ");

    private final String unit;

    LogicQuantity(String unit) {
        this.unit = unit;
    }

    /** Unit of the result. */
    public String unit() {
        return unit;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
