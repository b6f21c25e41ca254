package org.bitgauge.core.engine;

import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/**
 * Cycles that a schedule takes at the least, whatever overlaps.
 *
 * @param cycles the bound
 * @param cause what binds it
 */
record LowerBound(long cycles, Cause cause) {
    /** The largest bound over all channels and all streams next to the array. */
    static LowerBound of(Schedule schedule, long[] tiles) {
        LowerBound best = new LowerBound(0, Cause.of(Cause.Kind.IDLE));
        int[] child = schedule.childOfStream();
        for (int k = 0; k < child.length; k++) {
            best = best.max(ofChannel(schedule, tiles, k));
            if (child[k] == Stream.NONE) {
                best = best.max(ofSlots(schedule, tiles, k));
            }
        }
        return best;
    }

    private LowerBound max(LowerBound other) {
        return other.cycles > cycles ? other : this;
    }

    /** A stream's channel moves everything it has to, one after the other, and the last datum arrives. */
    private static LowerBound ofChannel(Schedule schedule, long[] tiles, int stream) {
        int index = schedule.streams().get(stream).channel();
        Channel channel = schedule.channels().get(index);
        long transfers = Math.addExact(
                CycleEntries.transferred(schedule, tiles, index, Stream.Direction.IN),
                CycleEntries.transferred(schedule, tiles, index, Stream.Direction.OUT));
        return new LowerBound(
                transfers == 0 ? 0 : Math.addExact(transfers, channel.latencyCycles()),
                cause(schedule, stream, Cause.Reason.BANDWIDTH));
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
        long moving = 0;
        long waiting = 0;
        for (int i = 0; i < tiles.length; i++) {
            TileKind kind = schedule.kinds().get(i);
            if (kind.bits().get(k) > 0) {
                long transfer = channel.transferCycles(kind.bits().get(k));
                moving = Math.addExact(moving, Math.multiplyExact(tiles[i], transfer));
                waiting = Math.addExact(waiting, Math.multiplyExact(tiles[i], latency));
                rounds = Math.addExact(rounds, Math.multiplyExact(tiles[i], transfer + latency + kind.busyCycles()));
            }
        }
        return new LowerBound(
                -Math.floorDiv(-rounds, stream.slots()),
                cause(schedule, k, waiting > moving ? Cause.Reason.LATENCY : Cause.Reason.BANDWIDTH));
    }

    private static Cause cause(Schedule schedule, int k, Cause.Reason reason) {
        Stream stream = schedule.streams().get(k);
        String level = schedule.channels().get(stream.channel()).level();
        Cause.Kind kind = stream.direction() == Stream.Direction.OUT
                ? Cause.Kind.WAIT_OUTPUT_SPACE
                : switch (stream.tensor()) {
                    case WEIGHTS -> Cause.Kind.WAIT_WEIGHTS;
                    case PARTIAL_SUMS -> Cause.Kind.WAIT_PARTIAL_SUMS;
                    default -> Cause.Kind.WAIT_ACTIVATIONS;
                };
        return new Cause(kind, level, reason);
    }
}
