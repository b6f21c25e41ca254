package org.bitgauge.core.burst;

/**
 * Where in DRAM the data of each transfer of a schedule lies: runs of contiguous bytes, in the order in which they move.
 * Whoever made the schedule knows. Used by one run at a time.
 */
public interface TransferAddresses {
    /**
     * Goes to the first run of a transfer.
     *
     * @param stream index in the schedule
     * @param tile the tile that it belongs to: how many come before it
     * @param bits that the schedule moves, above 0
     */
    void open(int stream, long tile, long bits);

    /** Moves to the next run, the first one after {@link #open}; false where there is none. */
    boolean next();

    /** First byte of the run. */
    long firstByte();

    /** Contiguous bytes from there. */
    long bytes();
}
