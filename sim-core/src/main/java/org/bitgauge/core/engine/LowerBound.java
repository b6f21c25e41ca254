package org.bitgauge.core.engine;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Map;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/**
 * Cycles that a schedule takes at the least, whatever overlaps.
 *
 * @param cycles the bound
 * @param kind what the array waits for where that binds
 * @param level memory level that binds
 * @param byReason what the bound consists of apart from the array's own work, in the order of {@link Reason}
 */
record LowerBound(long cycles, Cause.Kind kind, String level, ImmutableLongArray byReason) {
    private static final ImmutableLongArray NOTHING = ImmutableLongArray.of();

    /** The largest bound over all channels and all streams next to the array. */
    static LowerBound of(Schedule schedule, long[] tiles) {
        LowerBound best = new LowerBound(0, Cause.Kind.IDLE, "", NOTHING);
        int[] child = schedule.childOfStream();
        for (int k = 0; k < child.length; k++) {
            best = best.max(ofChannel(schedule, tiles, k));
            if (child[k] == Stream.NONE) {
                best = best.max(ofSlots(schedule, tiles, k));
            }
        }
        return best;
    }

    /** Books cycles that nothing else explains on the reasons in proportion; whole cycles, which sum to the rest. */
    void book(long rest, Map<Cause, Long> causes) {
        long all = byReason.stream().sum();
        long sum = 0;
        long booked = 0;
        for (Reason reason : Reason.values()) {
            sum += byReason.get(reason.ordinal());
            long until = Fractions.floor(rest, sum, all);
            if (until > booked) {
                causes.merge(new Cause(kind, level, reason), until - booked, Math::addExact);
            }
            booked = until;
        }
    }

    private LowerBound max(LowerBound other) {
        return other.cycles > cycles ? other : this;
    }

    /** A stream's channel moves everything it has to, one after the other, and the last datum arrives. */
    private static LowerBound ofChannel(Schedule schedule, long[] tiles, int stream) {
        int index = schedule.streams().get(stream).channel();
        Channel channel = schedule.channels().get(index);
        long[] by = CycleEntries.transferred(schedule, tiles, index, Stream.Direction.IN);
        long[] out = CycleEntries.transferred(schedule, tiles, index, Stream.Direction.OUT);
        long transfers = 0;
        for (int r = 0; r < by.length; r++) {
            by[r] = Math.addExact(by[r], out[r]);
            transfers = Math.addExact(transfers, by[r]);
        }
        return bound(
                schedule, stream, transfers == 0 ? 0 : Math.addExact(transfers, channel.latencyCycles()), by, channel);
    }

    /**
     * Each slot goes round: it is filled, the data arrives, the tile runs (or the tile runs and the slot is drained). The
     * slots together cannot be faster than the sum of these rounds divided by their number.
     */
    private static LowerBound ofSlots(Schedule schedule, long[] tiles, int k) {
        Stream stream = schedule.streams().get(k);
        Channel channel = schedule.channels().get(stream.channel());
        long latency = stream.direction() == Stream.Direction.IN ? channel.latencyCycles() : 0;
        long rounds = 0;
        long[] by = new long[Reason.values().length];
        for (int i = 0; i < tiles.length; i++) {
            TileKind kind = schedule.kinds().get(i);
            if (kind.bits().get(k) > 0) {
                long[] transfer = channel.cyclesByReason(kind.bits().get(k), stream.direction());
                transfer[Reason.LATENCY.ordinal()] =
                        latency - Math.min(latency, channel.losses().rowMissLatency());
                transfer[Reason.ROW_MISS.ordinal()] +=
                        Math.min(latency, channel.losses().rowMissLatency());
                long round = kind.busyCycles();
                for (int r = 0; r < by.length; r++) {
                    by[r] = Math.addExact(by[r], Math.multiplyExact(tiles[i], transfer[r]));
                    round += transfer[r];
                }
                rounds = Math.addExact(rounds, Math.multiplyExact(tiles[i], round));
            }
        }
        return bound(schedule, k, -Math.floorDiv(-rounds, stream.slots()), by, channel);
    }

    private static LowerBound bound(Schedule schedule, int k, long cycles, long[] by, Channel channel) {
        if (Arrays.stream(by).sum() == 0) {
            by[Reason.BANDWIDTH.ordinal()] = 1;
        }
        return new LowerBound(cycles, kind(schedule.streams().get(k)), channel.level(), ImmutableLongArray.copyOf(by));
    }

    private static Cause.Kind kind(Stream stream) {
        return stream.direction() == Stream.Direction.OUT
                ? Cause.Kind.WAIT_OUTPUT_SPACE
                : switch (stream.tensor()) {
                    case WEIGHTS -> Cause.Kind.WAIT_WEIGHTS;
                    case PARTIAL_SUMS -> Cause.Kind.WAIT_PARTIAL_SUMS;
                    default -> Cause.Kind.WAIT_ACTIVATIONS;
                };
    }
}
