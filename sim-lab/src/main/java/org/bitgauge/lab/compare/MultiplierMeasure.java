package org.bitgauge.lab.compare;

import org.bitgauge.lab.design.Design;

/** Multipliers of the array. */
final class MultiplierMeasure implements Measure {
    @Override
    public String what() {
        return "number of multipliers";
    }

    @Override
    public String unit() {
        return "multipliers";
    }

    @Override
    public double of(Design design) {
        return design.machine().array().multipliers();
    }
}
