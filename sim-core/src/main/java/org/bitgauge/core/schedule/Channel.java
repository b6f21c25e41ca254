package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.schedule.Stream.Direction;

/**
 * A path that serves one transfer at a time: a DRAM interface, or the port of a buffer.
 *
 * <p>Its bandwidth is a fraction, so that a DRAM of its own clock stays exact: a transfer of {@code b} bits occupies the
 * channel for {@code ceil(b * perCycles / bits)} cycles, a drain for its turnaround in addition, and its data is there
 * {@code latencyCycles} after that. Each of these cycles has a reason.
 *
 * @param level name of the memory level whose port it is; waits are booked on it
 * @param bits bits moved in {@code perCycles} cycles
 * @param perCycles cycles of the array clock, losses included; 0 for an infinitely fast channel, as a what-if asks for
 * @param latencyCycles cycles from the end of the transfer to usable data; overlaps with the next transfer
 * @param losses what of this, and of drains, is no moving of data
 */
public record Channel(String level, long bits, long perCycles, long latencyCycles, ChannelLosses losses) {
    /** Reasons for which a channel is occupied or data late; {@link Reason#NONE} is none. */
    private static final int REASONS = Reason.values().length;

    public Channel {
        requireNonNull(level, "level");
        requireNonNull(losses, "losses");
        if (bits < 1 || perCycles < 0 || latencyCycles < 0) {
            throw new IllegalArgumentException(
                    "channel " + level + " needs a bandwidth above 0 and a latency of 0 or more");
        }
        if (losses.perCycles() > perCycles || losses.rowMissLatency() > latencyCycles) {
            throw new IllegalArgumentException("channel " + level + " loses more cycles than it has");
        }
    }

    /** A channel that only moves data. */
    public Channel(String level, long bits, long perCycles, long latencyCycles) {
        this(level, bits, perCycles, latencyCycles, ChannelLosses.NONE);
    }

    /** Cycles for which a transfer occupies the channel. */
    public long transferCycles(long transferBits, Direction direction) {
        return Math.addExact(
                cycles(transferBits, perCycles), direction == Direction.OUT ? turnaround(transferBits) : 0);
    }

    /**
     * The same by reason, in the order of {@link Reason}. Each is the difference of two rounded sums, so they sum to
     * {@link #transferCycles}.
     */
    public long[] cyclesByReason(long transferBits, Direction direction) {
        long[] by = new long[REASONS];
        long rate = perCycles - losses.perCycles();
        long data = cycles(transferBits, rate);
        long opened = cycles(transferBits, rate += losses.rowMiss());
        long refreshed = cycles(transferBits, rate += losses.refresh());
        long all = cycles(transferBits, rate + losses.bankConflict());
        by[Reason.BANDWIDTH.ordinal()] = data;
        by[Reason.ROW_MISS.ordinal()] = opened - data;
        by[Reason.REFRESH.ordinal()] = refreshed - opened;
        by[Reason.BANK_CONFLICT.ordinal()] = all - refreshed;
        by[Reason.TURNAROUND.ordinal()] = direction == Direction.OUT ? turnaround(transferBits) : 0;
        return by;
    }

    /** The channel without one reason for which it is occupied or its data late. */
    public Channel without(Reason reason) {
        ChannelLosses left = losses.without(reason);
        long moving = reason == Reason.BANDWIDTH ? 0 : perCycles - losses.perCycles();
        long latency =
                switch (reason) {
                    case LATENCY -> losses.rowMissLatency();
                    case ROW_MISS -> latencyCycles - losses.rowMissLatency();
                    default -> latencyCycles;
                };
        return new Channel(level, bits, moving + left.perCycles(), latency, left);
    }

    /** The channel where its other end takes or gives at most so many bits a cycle; losses hide behind that. */
    public Channel atMost(long bitsPerCycle) {
        long most = Math.multiplyExact(bitsPerCycle, perCycles);
        return most >= bits ? this : new Channel(level, most, perCycles, latencyCycles, losses.hidden());
    }

    private long turnaround(long transferBits) {
        if (losses.turnaround() == 0 || transferBits >= losses.turnaroundBits()) {
            return transferBits == 0 ? 0 : losses.turnaround();
        }
        return Math.multiplyExact(transferBits, losses.turnaround()) / losses.turnaroundBits();
    }

    private long cycles(long transferBits, long rate) {
        long rest = Math.multiplyExact(transferBits % bits, rate);
        return Math.addExact(Math.multiplyExact(transferBits / bits, rate), -Math.floorDiv(-rest, bits));
    }
}
