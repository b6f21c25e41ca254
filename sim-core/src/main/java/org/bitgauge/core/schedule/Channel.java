package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

/**
 * A path that serves one transfer at a time: a DRAM interface, or the port of a buffer.
 *
 * <p>Its bandwidth is a fraction, so that a DRAM of its own clock stays exact: a transfer of {@code b} bits occupies the
 * channel for {@code ceil(b * perCycles / bits)} cycles and its data is there {@code latencyCycles} after that.
 *
 * @param level name of the memory level whose port it is; waits are booked on it
 * @param bits bits moved in {@code perCycles} cycles
 * @param perCycles cycles of the array clock; 0 for an infinitely fast channel, as a what-if asks for
 * @param latencyCycles cycles from the end of the transfer to usable data; overlaps with the next transfer
 */
public record Channel(String level, long bits, long perCycles, long latencyCycles) {
    public Channel {
        requireNonNull(level, "level");
        if (bits < 1 || perCycles < 0 || latencyCycles < 0) {
            throw new IllegalArgumentException(
                    "channel " + level + " needs a bandwidth above 0 and a latency of 0 or more");
        }
    }

    /** Cycles for which a transfer occupies the channel: {@code ceil(transferBits * perCycles / bits)}. */
    public long transferCycles(long transferBits) {
        long rest = Math.multiplyExact(transferBits % bits, perCycles);
        return Math.addExact(Math.multiplyExact(transferBits / bits, perCycles), -Math.floorDiv(-rest, bits));
    }
}
