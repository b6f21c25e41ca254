package org.bitgauge.lab.residency;

/** Whether a design keeps what layers hand to each other on chip. */
public enum KeepFeatureMaps {
    /** Every result goes to DRAM and is read from there. */
    NEVER,
    /** A result stays on chip as long as it fits beside the tiles of all layers meanwhile and the run gains by it. */
    WHEN_IT_PAYS
}
