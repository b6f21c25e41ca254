package org.bitgauge.core.ledger;

/**
 * Cycles of one resource with one cause.
 *
 * @param resource {@code array}, {@code vector}, or the name of a memory level's channel
 * @param cause why they went by
 * @param cycles how many, at least 1
 */
public record CycleEntry(String resource, Cause cause, long cycles) {
    public CycleEntry {
        if (cycles < 1) {
            throw new IllegalArgumentException("an entry has at least one cycle, was " + cycles + " for " + cause);
        }
    }
}
