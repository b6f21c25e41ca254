package org.bitgauge.core.schedule;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schedules one after the other as one: streams of one name, channels of one level and ports of one kind are the same, so that
 * transfers of the next schedule begin as soon as slots and channels are free. Whoever joins schedules answers for it that the
 * next one fetches nothing that an earlier one still has to store, and that what it fetches early has room.
 */
public final class Succession {
    private final List<Channel> channels = new ArrayList<>();
    private final List<Stream> streams = new ArrayList<>();
    private final List<AccessPort> ports = new ArrayList<>();
    private final Map<String, Integer> channelOf = new HashMap<>();
    private final Map<String, Integer> streamOf = new HashMap<>();

    private Succession() {}

    /** The whole, or nothing where the same channel or stream differs from one schedule to another. */
    public static Optional<Schedule> of(List<Schedule> parts) {
        Succession all = new Succession();
        for (Schedule part : parts) {
            if (!all.add(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(all.build(parts));
    }

    private boolean add(Schedule part) {
        for (Channel channel : part.channels()) {
            Integer known = channelOf.putIfAbsent(channel.level(), channels.size());
            if (known == null) {
                channels.add(channel);
            } else if (!channels.get(known).equals(channel)) {
                return false;
            }
        }
        for (int i = 0; i < part.streams().size(); i++) {
            if (!add(part, i)) {
                return false;
            }
        }
        part.ports().stream().filter(port -> !ports.contains(port)).forEach(ports::add);
        return streams.size() <= Schedule.MAX_STREAMS;
    }

    /** Adds a stream after those that it comes from. */
    private boolean add(Schedule part, int index) {
        Stream own = part.streams().get(index);
        int parent = Stream.NONE;
        if (own.parent() != Stream.NONE) {
            if (!add(part, own.parent())) {
                return false;
            }
            parent = place(part.streams().get(own.parent()));
        }
        int channel = channelOf.getOrDefault(part.channels().get(own.channel()).level(), 0);
        Stream joined = new Stream(own.name(), own.tensor(), own.direction(), channel, own.slots(), parent);
        Integer known = streamOf.putIfAbsent(own.name(), streams.size());
        if (known == null) {
            streams.add(joined);
            return true;
        }
        return streams.get(known).equals(joined);
    }

    private int place(Stream stream) {
        return streamOf.getOrDefault(stream.name(), Stream.NONE);
    }

    private Schedule build(List<Schedule> parts) {
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        ImmutableList.Builder<Loop> order = ImmutableList.builder();
        ImmutableList.Builder<String> descriptions = ImmutableList.builder();
        int first = 0;
        for (Schedule part : parts) {
            part.kinds().forEach(kind -> kinds.add(moved(part, kind)));
            order.add(shifted(part.order(), first));
            first += part.kinds().size();
            descriptions.add(part.description());
        }
        return new Schedule(
                String.join(" | ", descriptions.build()),
                ImmutableList.copyOf(channels),
                ImmutableList.copyOf(streams),
                ImmutableList.copyOf(ports),
                kinds.build(),
                new Loop.Repeat(1, order.build()));
    }

    private TileKind moved(Schedule part, TileKind kind) {
        long[] bits = new long[streams.size()];
        for (int i = 0; i < part.streams().size(); i++) {
            bits[place(part.streams().get(i))] = kind.bits().get(i);
        }
        long[] accesses = new long[ports.size()];
        for (int i = 0; i < part.ports().size(); i++) {
            accesses[ports.indexOf(part.ports().get(i))] += kind.accesses().get(i);
        }
        return new TileKind(
                kind.busy(), kind.macs(), ImmutableLongArray.copyOf(bits), ImmutableLongArray.copyOf(accesses));
    }

    private static Loop shifted(Loop loop, int by) {
        if (loop instanceof Loop.Repeat repeat) {
            ImmutableList.Builder<Loop> body = ImmutableList.builder();
            repeat.body().forEach(part -> body.add(shifted(part, by)));
            return new Loop.Repeat(repeat.times(), body.build());
        }
        Loop.Run run = (Loop.Run) loop;
        return new Loop.Run(run.times(), run.kind() + by);
    }
}
