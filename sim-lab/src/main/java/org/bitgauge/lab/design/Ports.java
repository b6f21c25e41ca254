package org.bitgauge.lab.design;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Key;
import org.bitgauge.core.cost.memory.SramPorts;

/** Ports of every bank of an on-chip memory. */
public enum Ports {
    /** Reads and writes take turns. */
    @Key("1rw")
    @Doc("One port; reads and writes take turns.")
    ONE_SHARED(SramPorts.ONE_SHARED, 1),
    /** A read and a write in every cycle. */
    @Key("1r1w")
    @Doc("One port to read and one to write.")
    READ_AND_WRITE(SramPorts.READ_AND_WRITE, 1),
    /** Two reads and a write in every cycle. */
    @Key("2r1w")
    @Doc("Two ports to read and one to write.")
    TWO_READ_ONE_WRITE(SramPorts.TWO_READ_ONE_WRITE, 2);

    private final SramPorts sram;
    private final int reads;

    Ports(SramPorts sram, int reads) {
        this.sram = sram;
        this.reads = reads;
    }

    /** As the cost model knows them. */
    SramPorts sram() {
        return sram;
    }

    /** Rows that a bank can read at once. */
    int reads() {
        return reads;
    }

    /** Whether reads and writes take turns. */
    boolean shared() {
        return this == ONE_SHARED;
    }
}
