package org.bitgauge.core.burst;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.memory.dram.BurstPort;
import org.bitgauge.core.memory.dram.DramSession;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;

/**
 * The event engine with a DRAM in place of its channel's rates: each transfer is served burst by burst at its addresses, with
 * the rows, refresh phase and direction that the transfers before have left. All else is as docs/modelling-time.md has it.
 * Every tile is stepped through. The same schedule and addresses give the same timing.
 *
 * @param port the DRAM
 * @param clockHz of the array
 * @param channel by which schedules name it; where a schedule's own is slower, because of a narrow port behind it, that holds too
 */
public record BurstEngine(BurstPort port, double clockHz, Channel channel) {
    /** Name in results. */
    public static final String NAME = "bursts";

    public BurstEngine {
        requireNonNull(port, "port");
        requireNonNull(channel, "channel");
    }

    /** Runs a schedule from an empty pipeline, all rows closed, to the last store. */
    public Run run(Schedule schedule, TransferAddresses addresses) {
        DramSession session = new DramSession(port);
        BurstService service = new BurstService(schedule, channel, session, ClockRatio.of(clockHz, port), addresses);
        Timing timing = new EventEngine().run(schedule, service);
        return new Run(timing, session.bursts(), session.rowHits());
    }

    /**
     * What came of it.
     *
     * @param timing cycles and their causes
     * @param bursts moved
     * @param rowHits bursts that were not the first of their row's activation
     */
    public record Run(Timing timing, long bursts, long rowHits) {}
}
