package org.bitgauge.core.cost.fabric;

import com.google.common.collect.ImmutableList;

/** What an FPGA has a fixed number of. */
public enum Resource {
    /** Six-input lookup table. */
    LUT("LUT"),
    /** Carry chain of four bits. */
    CARRY4("CARRY4"),
    /** Flip-flop. */
    FF("FF"),
    /** Multiplier with adder and 48-bit accumulator, DSP48E1 or DSP48E2. */
    DSP("DSP"),
    /** Block RAM of 18 Kbit. */
    BRAM18("BRAM18"),
    /** UltraRAM of 288 Kbit, 4096 words of 72 bits. */
    URAM("URAM");

    /** Those that a device is short of; carry chains come with the lookup tables. */
    public static final ImmutableList<Resource> BUDGETED = ImmutableList.of(LUT, FF, DSP, BRAM18, URAM);

    private final String label;

    Resource(String label) {
        this.label = label;
    }

    /** Name in messages and tables. */
    public String label() {
        return label;
    }
}
