package org.bitgauge.core.cost.memory;

/** Which level a DRAM energy is stated on; the choice is the user's and every explanation names it. */
public enum DramEnergyBasis {
    /** What the device core spends by command and time: no data-pin I/O, termination, PHY or controller. */
    DEVICE_CORE("device core, without I/O, termination, PHY and controller"),
    /** The published energy per bit of the whole memory system, the same for row hits and misses. */
    PUBLISHED("published level with I/O, flat over row hits"),
    /**
     * The published level times how much more the device core spends on this traffic than on a sequential read at full
     * rate: the level of the publication, the row-hit and idle dependence of the core.
     */
    PUBLISHED_BY_ROW_HITS("published level with I/O x device-core ratio to a sequential read");

    private final String description;

    DramEnergyBasis(String description) {
        this.description = description;
    }

    /** What is included. */
    public String description() {
        return description;
    }
}
