package org.bitgauge.core.burst;

import org.bitgauge.core.engine.TransferService;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.memory.dram.BusTime;
import org.bitgauge.core.memory.dram.DramSession;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;

/** Serves the DRAM transfers of one run of a schedule burst by burst. */
final class BurstService implements TransferService {
    private final Schedule schedule;
    private final Channel dram;
    private final DramSession session;
    private final ClockRatio clocks;
    private final TransferAddresses addresses;
    private long[] reasons = {};

    BurstService(Schedule schedule, Channel dram, DramSession session, ClockRatio clocks, TransferAddresses addresses) {
        this.schedule = schedule;
        this.dram = dram;
        this.session = session;
        this.clocks = clocks;
        this.addresses = addresses;
    }

    @Override
    public boolean serves(int channel) {
        return schedule.channels().get(channel).level().equals(dram.level());
    }

    @Override
    public long serve(long tile, int kind, int stream, long ready, long begin) {
        Stream path = schedule.streams().get(stream);
        Channel channel = schedule.channels().get(path.channel());
        boolean narrow = !channel.equals(dram);
        long bits = schedule.kinds().get(kind).bits().get(stream);
        session.begin(
                clocks.toUnits(ready), narrow ? clocks.toUnits(begin) : 0, path.direction() == Stream.Direction.OUT);
        addresses.open(stream, tile, bits);
        while (addresses.next()) {
            session.access(addresses.firstByte(), addresses.bytes());
        }
        long end = Math.max(begin, clocks.toCycles(session.finish()));
        reasons = split(end - begin);
        if (narrow) {
            long passed = begin + ClockRatio.ceiling(bits, channel.perCycles(), channel.bits());
            if (passed > end) {
                reasons[Reason.BANDWIDTH.ordinal()] += passed - end;
                end = passed;
            }
        }
        return end;
    }

    @Override
    public long[] reasons() {
        return reasons;
    }

    /** Cycles in the proportion of the bus time, rounding sums in the order of reasons. */
    private long[] split(long cycles) {
        long[] units = new long[Reason.values().length];
        long all = 0;
        for (BusTime time : BusTime.values()) {
            units[reason(time).ordinal()] += session.time(time);
            all += session.time(time);
        }
        if (all == 0) {
            units[Reason.BANDWIDTH.ordinal()] = all = 1;
        }
        long sum = 0;
        long before = 0;
        for (int r = 0; r < units.length; r++) {
            sum += units[r];
            long until = ClockRatio.share(cycles, sum, all);
            units[r] = until - before;
            before = until;
        }
        return units;
    }

    private static Reason reason(BusTime time) {
        return switch (time) {
            case DATA -> Reason.BANDWIDTH;
            case NO_REQUEST -> Reason.LATENCY;
            case ROW_MISS, COMMAND_ORDER -> Reason.ROW_MISS;
            case REFRESH -> Reason.REFRESH;
            case TURNAROUND -> Reason.TURNAROUND;
            case RANK_SWITCH, BANK_GROUP -> Reason.BANK_CONFLICT;
        };
    }
}
