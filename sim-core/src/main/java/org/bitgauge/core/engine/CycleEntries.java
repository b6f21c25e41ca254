package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/** Turns sums into entries that close: of the array, and of each channel, which is named after its memory level. */
final class CycleEntries {
    private CycleEntries() {}

    /** Busy cycles of the array by cause. */
    static Map<Cause, Long> busy(Schedule schedule, long[] tiles) {
        Map<Cause, Long> causes = new LinkedHashMap<>();
        for (int i = 0; i < tiles.length; i++) {
            for (TileKind.Busy part : schedule.kinds().get(i).busy()) {
                causes.merge(part.cause(), Math.multiplyExact(tiles[i], part.cycles()), Math::addExact);
            }
        }
        return causes;
    }

    /**
     * Entries of all resources.
     *
     * @throws IllegalStateException where the causes do not sum to the cycles
     */
    static ImmutableList<CycleEntry> close(Schedule schedule, long[] tiles, Map<Cause, Long> array, long cycles) {
        return close(schedule, tiles, array, cycles, ServedTotals.NONE);
    }

    /**
     * Entries of all resources, of which some channels were served.
     *
     * @throws IllegalStateException where the causes do not sum to the cycles
     */
    static ImmutableList<CycleEntry> close(
            Schedule schedule, long[] tiles, Map<Cause, Long> array, long cycles, ServedTotals served) {
        ImmutableList.Builder<CycleEntry> entries = ImmutableList.builder();
        long sum = 0;
        for (Map.Entry<Cause, Long> cause : array.entrySet()) {
            add(entries, "array", cause.getKey(), cause.getValue());
            sum = Math.addExact(sum, cause.getValue());
        }
        if (sum != cycles) {
            throw new IllegalStateException("the causes of the array sum to " + sum + " cycles, the run took " + cycles
                    + ": " + schedule.description());
        }
        for (int channel = 0; channel < schedule.channels().size(); channel++) {
            addChannel(entries, schedule, tiles, channel, cycles, served);
        }
        return entries.build();
    }

    private static void addChannel(
            ImmutableList.Builder<CycleEntry> entries,
            Schedule schedule,
            long[] tiles,
            int channel,
            long cycles,
            ServedTotals served) {
        boolean own = served.has(channel);
        long[] in = own ? served.of(channel, true) : transferred(schedule, tiles, channel, Stream.Direction.IN);
        long[] out = own ? served.of(channel, false) : transferred(schedule, tiles, channel, Stream.Direction.OUT);
        String resource = resource(schedule.channels(), channel);
        add(entries, resource, Cause.of(Cause.Kind.TRANSFER_IN), in[Cause.Reason.BANDWIDTH.ordinal()]);
        add(entries, resource, Cause.of(Cause.Kind.TRANSFER_OUT), out[Cause.Reason.BANDWIDTH.ordinal()]);
        long idle = cycles;
        for (Cause.Reason reason : Cause.Reason.values()) {
            long lost = Math.addExact(in[reason.ordinal()], out[reason.ordinal()]);
            idle -= reason == Cause.Reason.LATENCY ? 0 : lost;
            switch (reason) {
                case ROW_MISS -> add(entries, resource, Cause.of(Cause.Kind.ROW_MISS), lost);
                case REFRESH -> add(entries, resource, Cause.of(Cause.Kind.REFRESH), lost);
                case TURNAROUND -> add(entries, resource, Cause.of(Cause.Kind.TURNAROUND), lost);
                case BANK_CONFLICT -> add(entries, resource, Cause.of(Cause.Kind.BANK_CONFLICT), lost);
                case NONE, BANDWIDTH, LATENCY -> {}
            }
        }
        add(entries, resource, Cause.of(Cause.Kind.IDLE), idle);
    }

    /** Cycles that transfers of one direction occupy a channel, by reason. */
    static long[] transferred(Schedule schedule, long[] tiles, int channel, Stream.Direction direction) {
        long[] sum = new long[Cause.Reason.values().length];
        Channel path = schedule.channels().get(channel);
        for (int k = 0; k < schedule.streams().size(); k++) {
            Stream stream = schedule.streams().get(k);
            for (int i = 0; i < tiles.length && stream.channel() == channel && stream.direction() == direction; i++) {
                long[] each = path.cyclesByReason(schedule.kinds().get(i).bits().get(k), direction);
                for (int r = 0; r < sum.length; r++) {
                    sum[r] = Math.addExact(sum[r], Math.multiplyExact(tiles[i], each[r]));
                }
            }
        }
        return sum;
    }

    private static String resource(List<Channel> channels, int index) {
        String level = channels.get(index).level();
        long before = 0;
        long all = 0;
        for (int i = 0; i < channels.size(); i++) {
            if (channels.get(i).level().equals(level)) {
                all++;
                before += i < index ? 1 : 0;
            }
        }
        return all == 1 ? level : level + "." + before;
    }

    private static void add(ImmutableList.Builder<CycleEntry> entries, String resource, Cause cause, long cycles) {
        if (cycles > 0) {
            entries.add(new CycleEntry(resource, cause, cycles));
        }
    }
}
