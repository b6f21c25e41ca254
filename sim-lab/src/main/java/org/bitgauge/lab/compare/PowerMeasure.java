package org.bitgauge.lab.compare;

import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.lab.design.Design;

/** Peak power of array and vector unit: every part active in every cycle, and its leakage. */
final class PowerMeasure implements Measure {
    private static final double J_PER_FJ = 1e-15;
    private static final double W_PER_NW = 1e-9;

    @Override
    public String what() {
        return "peak power of array and vector unit";
    }

    @Override
    public String unit() {
        return "W";
    }

    @Override
    public double of(Design design) {
        double watts = 0;
        for (UnitPart part : design.machine().array().parts()) {
            watts += power(part, design.clockHz());
        }
        for (UnitPart part : design.machine().vector().parts()) {
            watts += power(part, design.clockHz());
        }
        return watts;
    }

    private static double power(UnitPart part, double clockHz) {
        return part.count() * part.cost().energyFj() * J_PER_FJ * clockHz + part.leakageNw() * W_PER_NW;
    }
}
