package org.bitgauge.core.unit;

/** What a mapping is chosen by; none of them falls when cycles or energy rise, so bounds of both bound it. */
public enum Objective {
    /** Fewest cycles; of equals, least energy. */
    CYCLES,
    /** Least energy, what leaks while the layer runs included; of equals, fewest cycles. */
    ENERGY,
    /** Least product of energy and cycles. */
    EDP,
    /** Least sum of energy and cycles at a price in picojoules. */
    WEIGHTED
}
