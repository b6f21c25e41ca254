package org.bitgauge.lab.timeline;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.TimelineListener;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.timeline.Counter;
import org.bitgauge.core.timeline.Slice;
import org.bitgauge.core.timeline.Tracks;

/** Lays tiles and transfers of one layer onto tracks, from its first cycle until its share of the trace is used up. */
final class LayerTimeline implements TimelineListener {
    private static final double BITS_PER_BYTE = 8;
    private static final double GIGA = 1e-9;

    private final Place place;
    private final Schedule schedule;
    private final LayerResult result;
    private final LayerPower power;
    private final Timelines.Budget budget;
    private final long share;
    private final Slots slots;
    private final long arrayTrack;
    private final long[] channelTracks;
    private final Counter[] bandwidth;
    private final int[] child;
    private final int[] root;
    private final Map<Long, Long> flows = new HashMap<>();
    private long events;
    private long tiles;
    private long tileEnd;

    /**
     * Where the layer goes.
     *
     * @param tracks of the run
     * @param begin first cycle of the layer
     * @param frequencyHz clock
     */
    record Place(Tracks tracks, long begin, double frequencyHz) {}

    LayerTimeline(Place place, TracedLayer layer, LayerResult result, LayerPower power, Timelines.Budget budget) {
        this.place = place;
        this.result = result;
        this.power = power;
        this.budget = budget;
        schedule = layer.schedule();
        share = budget.next();
        tileEnd = place.begin();
        arrayTrack = place.tracks().slices(result.macs() > 0 ? "array" : "vector unit");
        List<Channel> channels = schedule.channels();
        channelTracks = new long[channels.size()];
        bandwidth = new Counter[channels.size()];
        for (int c = 0; c < channelTracks.length; c++) {
            String name = channelName(channels, c);
            channelTracks[c] = place.tracks().slices("channel " + name);
            bandwidth[c] = place.tracks().counter(name + " bandwidth, GB/s", GIGA);
        }
        slots = new Slots(schedule, place.tracks());
        child = schedule.childOfStream();
        root = new int[child.length];
        for (int k = 0; k < root.length; k++) {
            root[k] = k;
            while (schedule.streams().get(root[k]).parent() != Stream.NONE) {
                root[k] = schedule.streams().get(root[k]).parent();
            }
        }
    }

    void lay() {
        long end = place.begin() + result.cycles();
        boolean complete = new EventEngine().trace(schedule, this);
        slots.close(complete ? end : tileEnd);
        power.close(complete ? place.begin() : tileEnd);
        budget.spent(events, tiles);
        long hidden = schedule.order().tiles() - tiles;
        if (hidden > 0 && tileEnd < end) {
            place.tracks()
                    .place(new Slice(
                            arrayTrack,
                            "cut: " + hidden + " more tiles are not shown (--trace-limit)",
                            tileEnd,
                            end,
                            ImmutableList.of(),
                            ImmutableList.of()));
        }
    }

    @Override
    public boolean wantsMore() {
        return events < share;
    }

    @Override
    public void tile(long tile, int kind, long begin, long end) {
        events++;
        tiles++;
        tileEnd = place.begin() + end;
        TileKind of = schedule.kinds().get(kind);
        ImmutableList.Builder<Slice.Argument> arguments = ImmutableList.builder();
        arguments.add(Slice.Argument.of("tile", tile), Slice.Argument.of("MACs", of.macs()));
        for (TileKind.Busy part : of.busy()) {
            if (part.cycles() > 0) {
                arguments.add(Slice.Argument.of(part.cause().label() + " cycles", part.cycles()));
            }
        }
        long from = place.begin() + begin;
        place.tracks()
                .place(new Slice(
                        arrayTrack, "tile of kind " + kind, from, tileEnd, arguments.build(), flowsOf(tile, kind)));
        power.tile(kind, from, tileEnd);
    }

    @Override
    public void transfer(long tile, int kind, int stream, long begin, long end) {
        Stream of = schedule.streams().get(stream);
        long from = place.begin() + begin;
        long until = place.begin() + end;
        boolean leavesArray = of.direction() == Stream.Direction.OUT && child[stream] == Stream.NONE;
        slots.taken(stream, leavesArray ? tileEnd : from, until);
        if (end == begin) {
            return;
        }
        events++;
        long bits = schedule.kinds().get(kind).bits().get(stream);
        place.tracks()
                .place(new Slice(
                        channelTracks[of.channel()],
                        of.name(),
                        from,
                        until,
                        ImmutableList.of(Slice.Argument.of("bits", bits), Slice.Argument.of("tile", tile)),
                        ImmutableList.of(flow(tile, stream))));
        double bytesPerSecond = bits / BITS_PER_BYTE / (end - begin) * place.frequencyHz();
        bandwidth[of.channel()].step(Math.round(bytesPerSecond), from, until);
        power.transfer(stream, bits, from, until);
    }

    @Override
    public void slotFreed(int stream, long cycle) {
        slots.freed(stream, place.begin() + cycle);
    }

    /** One flow for all that a tensor does for one tile. */
    private long flow(long tile, int stream) {
        return flows.computeIfAbsent(tile * root.length + root[stream], key -> budget.newFlow());
    }

    private ImmutableList<Long> flowsOf(long tile, int kind) {
        ImmutableList.Builder<Long> used = ImmutableList.builder();
        for (int k = 0; k < root.length; k++) {
            for (int far = k; child[k] == Stream.NONE && far != Stream.NONE; ) {
                if (schedule.kinds().get(kind).bits().get(far) > 0) {
                    used.add(flow(tile, k));
                    break;
                }
                far = schedule.streams().get(far).parent();
            }
        }
        return used.build();
    }

    private static String channelName(List<Channel> channels, int index) {
        String level = channels.get(index).level();
        long all = channels.stream().filter(c -> c.level().equals(level)).count();
        long before = channels.subList(0, index).stream()
                .filter(c -> c.level().equals(level))
                .count();
        return all == 1 ? level : level + "." + before;
    }
}
