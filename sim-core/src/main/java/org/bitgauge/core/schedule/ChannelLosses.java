package org.bitgauge.core.schedule;

import org.bitgauge.core.ledger.Cause.Reason;

/**
 * What a channel's time goes into besides moving data, by reason. The first three are parts of the channel's
 * {@code perCycles}: they grow with the bits moved.
 *
 * @param rowMiss cycles in {@code perCycles} in which the bus waits for rows to open
 * @param refresh cycles in {@code perCycles} that refresh takes
 * @param bankConflict cycles in {@code perCycles} lost because neighbouring accesses meet in one bank or bank group
 * @param rowMissLatency cycles of the channel's latency that opening the first row takes
 * @param turnaround cycles that a drain costs in addition, for turning to writes and back to reads
 * @param turnaroundBits bits of a drain from which on it pays the whole turnaround; smaller ones are gathered and pay their
 *     share, rounded down
 */
public record ChannelLosses(
        long rowMiss, long refresh, long bankConflict, long rowMissLatency, long turnaround, long turnaroundBits) {
    /** A channel that only moves data. */
    public static final ChannelLosses NONE = new ChannelLosses(0, 0, 0, 0, 0, 1);

    public ChannelLosses {
        if (Math.min(Math.min(rowMiss, refresh), Math.min(bankConflict, rowMissLatency)) < 0
                || turnaround < 0
                || turnaroundBits < 1) {
            throw new IllegalArgumentException(
                    "losses of a channel are never negative, and a turnaround is shared by at least one bit");
        }
    }

    /** Cycles in {@code perCycles} that move no data. */
    long perCycles() {
        return Math.addExact(rowMiss, Math.addExact(refresh, bankConflict));
    }

    /** The same without the losses of one reason; those that have none of it stay as they are. */
    ChannelLosses without(Reason reason) {
        return switch (reason) {
            case ROW_MISS -> new ChannelLosses(0, refresh, bankConflict, 0, turnaround, turnaroundBits);
            case REFRESH -> new ChannelLosses(rowMiss, 0, bankConflict, rowMissLatency, turnaround, turnaroundBits);
            case BANK_CONFLICT -> new ChannelLosses(rowMiss, refresh, 0, rowMissLatency, turnaround, turnaroundBits);
            case TURNAROUND -> new ChannelLosses(rowMiss, refresh, bankConflict, rowMissLatency, 0, turnaroundBits);
            case NONE, BANDWIDTH, LATENCY, PORT_CONFLICT -> this;
        };
    }

    /** The same with no loss per bit, as where something else is slower. */
    ChannelLosses hidden() {
        return new ChannelLosses(0, 0, 0, rowMissLatency, turnaround, turnaroundBits);
    }
}
