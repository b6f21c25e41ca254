package org.bitgauge.lab.timeline;

import org.bitgauge.core.timeline.Counter;

/** Power over time, from energies and the cycles over which they are spent. */
final class Power {
    /** Watts of one step of the counter: a nanowatt. */
    static final double UNIT_W = 1e-9;

    private static final double PJ = 1e-12;

    private final Counter counter;
    private final double frequencyHz;

    Power(Counter counter, double frequencyHz) {
        this.counter = counter;
        this.frequencyHz = frequencyHz;
    }

    /** Spends an energy evenly from one cycle to a later one. */
    void spread(double energyPj, long begin, long end) {
        counter.step(Math.round(energyPj * PJ * frequencyHz / (end - begin) / UNIT_W), begin, end);
    }
}
