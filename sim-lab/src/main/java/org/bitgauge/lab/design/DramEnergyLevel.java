package org.bitgauge.lab.design;

import org.bitgauge.core.config.Doc;

/** Which energies of a DRAM are charged; the two differ in what they include. */
public enum DramEnergyLevel {
    /** Published energy per bit of the whole memory system, I/O included; it knows neither row hits nor idle time. */
    @Doc("Published energy per bit of the memory system, I/O included.")
    PUBLISHED,
    /** Commands, refresh and background of the device core; no I/O, termination, PHY or controller. */
    @Doc("Commands, refresh and background power of the device core, without I/O and controller.")
    CORE
}
