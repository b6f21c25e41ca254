package org.bitgauge.units.fabric;

/** Where the weights of a stage are. */
public enum WeightStore {
    /** In block RAM. */
    BLOCK,
    /** In distributed RAM of lookup tables. */
    DISTRIBUTED,
    /** In UltraRAM. */
    ULTRA,
    /** In DRAM, read again for every vector. */
    STREAMED
}
