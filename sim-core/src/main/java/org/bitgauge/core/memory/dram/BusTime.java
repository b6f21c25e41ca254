package org.bitgauge.core.memory.dram;

/** What the data bus of a channel did, or waited for, clock by clock between its first and last data. */
public enum BusTime {
    /** Data. */
    DATA,
    /** An activation, its row cycle or the four-activation window. */
    ROW_MISS,
    /** A refresh of the rank. */
    REFRESH,
    /** The turn from reads to writes or back. */
    TURNAROUND,
    /** The change to another rank. */
    RANK_SWITCH,
    /** The longer distance of commands in one bank group. */
    BANK_GROUP,
    /** No request was there to be served. */
    NO_REQUEST,
    /** Requests were there, other commands went first. */
    COMMAND_ORDER
}
