package org.bitgauge.lab.compare;

import org.bitgauge.lab.design.Design;

/** Silicon of everything in the design. */
final class AreaMeasure implements Measure {
    @Override
    public String what() {
        return "total area";
    }

    @Override
    public String unit() {
        return "mm2";
    }

    @Override
    public double of(Design design) {
        return design.areaMm2();
    }
}
