package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.bitgauge.core.layer.TensorRole;

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
    /** Most streams that a schedule may have. */
    public static final int MAX_STREAMS = 62;

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
        children(streams);
        for (TileKind kind : kinds) {
            if (kind.bits().length() != streams.size() || kind.accesses().length() != ports.size()) {
                throw new IllegalArgumentException(
                        "every tile kind states bits for each stream and accesses for each port");
            }
        }
        checkKinds(order, kinds.size());
    }

    /** For each stream the one that names it as parent: its neighbour towards the array. */
    private static int[] children(ImmutableList<Stream> streams) {
        if (streams.size() > MAX_STREAMS) {
            throw new IllegalArgumentException("a schedule has at most " + MAX_STREAMS + " streams");
        }
        int[] child = new int[streams.size()];
        Arrays.fill(child, Stream.NONE);
        for (int i = 0; i < child.length; i++) {
            int parent = streams.get(i).parent();
            if (parent != Stream.NONE) {
                if (child[parent] != Stream.NONE) {
                    throw new IllegalArgumentException("stream "
                            + streams.get(parent).name() + " is the parent of two streams; streams form chains");
                }
                child[parent] = i;
            }
        }
        for (int i = 0; i < child.length; i++) {
            int far = i;
            for (int steps = 0; far != Stream.NONE; far = streams.get(far).parent()) {
                if (steps++ > child.length) {
                    throw new IllegalArgumentException(
                            "the parents of stream " + streams.get(i).name() + " go round in a circle");
                }
            }
        }
        return child;
    }

    private static void checkKinds(Loop loop, int kinds) {
        if (loop instanceof Loop.Run run && run.kind() >= kinds) {
            throw new IllegalArgumentException("the order names tile kind " + run.kind() + " of " + kinds);
        } else if (loop instanceof Loop.Repeat repeat) {
            repeat.body().forEach(part -> checkKinds(part, kinds));
        }
    }

    /** For each stream the one that names it as parent, {@link Stream#NONE} for those that touch the array. */
    public int[] childOfStream() {
        return children(streams);
    }

    /**
     * For each stream that reads partial sums back, the stream that stored them on the same level; {@link Stream#NONE} for
     * all others.
     */
    public int[] storeReadBackByStream() {
        int[] pair = new int[streams.size()];
        Arrays.fill(pair, Stream.NONE);
        for (int i = 0; i < pair.length; i++) {
            for (int j = pair.length - 1; j >= 0 && isPartialSums(i, Stream.Direction.IN); j--) {
                if (isPartialSums(j, Stream.Direction.OUT) && level(i).equals(level(j))) {
                    if (pair[i] != Stream.NONE || Arrays.stream(pair, 0, i).anyMatch(taken(j))) {
                        throw new IllegalArgumentException(
                                "partial sums are stored and read back by one stream each on level " + level(i));
                    }
                    pair[i] = j;
                }
            }
        }
        return pair;
    }

    private static IntPredicate taken(int stream) {
        return other -> other == stream;
    }

    private boolean isPartialSums(int stream, Stream.Direction direction) {
        return streams.get(stream).tensor() == TensorRole.PARTIAL_SUMS
                && streams.get(stream).direction() == direction;
    }

    private String level(int stream) {
        return channels.get(streams.get(stream).channel()).level();
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
