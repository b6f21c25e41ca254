package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * How one layer runs on one design: which tiles in which order, what each moves over which channel. Tiles run one after
 * another on the array; transfers run ahead as far as the slots allow.
 *
 * @param description the mapping in one line, as the report prints it: dataflow, loop order, tile sizes
 * @param channels paths that transfers compete for
 * @param streams tensors on their way
 * @param ports kinds of on-chip accesses
 * @param kinds the different tiles
 * @param order in which they run
 */
public record Schedule(
        String description,
        ImmutableList<Channel> channels,
        ImmutableList<Stream> streams,
        ImmutableList<AccessPort> ports,
        ImmutableList<TileKind> kinds,
        Loop order) {
    public Schedule {
        requireNonNull(description, "description");
        requireNonNull(order, "order");
        for (int i = 0; i < streams.size(); i++) {
            Stream stream = streams.get(i);
            if (stream.channel() < 0 || stream.channel() >= channels.size()) {
                throw new IllegalArgumentException("stream " + stream.name() + " names a channel that does not exist");
            }
            int parent = stream.parent();
            if (parent != Stream.NONE
                    && (parent < 0
                            || parent >= streams.size()
                            || parent == i
                            || streams.get(parent).direction() != stream.direction())) {
                throw new IllegalArgumentException("stream " + stream.name() + " has no valid parent");
            }
        }
        for (TileKind kind : kinds) {
            if (kind.bits().length() != streams.size() || kind.accesses().length() != ports.size()) {
                throw new IllegalArgumentException(
                        "every tile kind states bits for each stream and accesses for each port");
            }
        }
    }

    /** How many tiles of each kind run, in the order of {@link #kinds}. */
    public long[] tilesByKind() {
        long[] count = new long[kinds.size()];
        count(order, 1, count);
        return count;
    }

    private static void count(Loop loop, long times, long[] count) {
        if (loop instanceof Loop.Run run) {
            count[run.kind()] = Math.addExact(count[run.kind()], Math.multiplyExact(times, run.times()));
        } else if (loop instanceof Loop.Repeat repeat) {
            long inner = Math.multiplyExact(times, repeat.times());
            for (Loop part : repeat.body()) {
                count(part, inner, count);
            }
        }
    }
}
