package org.bitgauge.core.memory.dram;

import static java.util.Objects.requireNonNull;

/**
 * A DRAM that is served transfer by transfer, in time units that divide its clock.
 *
 * @param dram type, limits, address map and controller; of the controller its queue and whether it refreshes
 * @param unitsPerClock time units of a command clock
 * @param queueing time from a request to its first command, and between the openings of two rows at least
 * @param timing limits between commands, in time units
 */
public record BurstPort(BurstDram dram, int unitsPerClock, int queueing, CommandTiming timing) {
    /** Parts of a clock to which the time of a burst is rounded where the bandwidth is not the type's own. */
    public static final int FINE = 64;

    public BurstPort {
        requireNonNull(dram, "dram");
        requireNonNull(timing, "timing");
        if (unitsPerClock < 1 || queueing < 0) {
            throw new IllegalArgumentException("a clock has at least one time unit, and queueing takes none or more;"
                    + " were " + unitsPerClock + " and " + queueing);
        }
    }

    /** A DRAM with the bandwidth of its type; the unit is its clock. */
    public static BurstPort of(BurstDram dram) {
        return new BurstPort(dram, 1, 1, dram.timing());
    }

    /**
     * A DRAM whose data pins are slower or faster than its type's: bursts, and the distance of column commands, take
     * {@code 1/share} of the time; rows, latencies and refresh are the type's. Rounded to 1/{@value #FINE} of a clock.
     *
     * @param share bandwidth over the peak of the type
     */
    public static BurstPort of(BurstDram dram, double share) {
        if (!(share > 0)) {
            throw new IllegalArgumentException("the bandwidth of a DRAM is above 0");
        }
        return share == 1 ? of(dram) : new BurstPort(dram, FINE, FINE, stretched(dram.timing(), 1 / share));
    }

    /** Duration of a time unit. */
    public double unitNs() {
        return dram.type().timing().clockNs() / unitsPerClock;
    }

    int burstBytes() {
        return dram.type().organisation().burstBits() / Byte.SIZE;
    }

    private static CommandTiming stretched(CommandTiming t, double by) {
        int burst = Math.max(1, (int) Math.round(t.burst() * by * FINE));
        int longer = burst - t.burst() * FINE;
        return new CommandTiming(
                burst,
                t.cas() * FINE,
                t.writeLatency() * FINE,
                t.activateToColumn() * FINE,
                t.precharge() * FINE,
                t.activateToPrecharge() * FINE,
                t.activateToActivate() * FINE,
                t.fourActivates() * FINE,
                t.activateShort() * FINE,
                t.activateLong() * FINE,
                Math.max(burst, (int) Math.round(t.columnShort() * by * FINE)),
                Math.max(burst, (int) Math.round(t.columnLong() * by * FINE)),
                t.columnOtherRank() * FINE + longer,
                Math.max(1, t.readToWrite() * FINE + longer),
                Math.max(1, t.writeToReadShort() * FINE + longer),
                Math.max(1, t.writeToReadLong() * FINE + longer),
                Math.max(0, t.writeToReadOtherRank() * FINE + longer),
                t.readToPrecharge() * FINE,
                Math.max(1, t.writeToPrecharge() * FINE + longer),
                t.prechargeToPrecharge() * FINE,
                t.refresh() * FINE,
                t.refreshInterval() * FINE);
    }
}
