package org.bitgauge.core.cost.logic;

/** What the operands of a MAC look like; switching activity, and with it energy, follows from it. */
public enum Stimulus {
    /**
     * Half-normal activations and normal weights: 3 sigma at full scale for fixed point, sigma 1 and 0.1 for floats, the
     * accumulator running. The stimulus of the calibration.
     */
    REAL,
    /** Uniform bits; floats with exponents within 4 of the centre. Dearer than real data at few bits. */
    UNIFORM
}
