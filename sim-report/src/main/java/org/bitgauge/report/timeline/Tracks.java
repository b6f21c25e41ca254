package org.bitgauge.report.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tracks of one process: slices and counters, each made when first named, and what is on them. */
final class Tracks {
    private final long process;
    private final String name;
    private final Map<String, Long> slices = new LinkedHashMap<>();
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final List<Slice> placed = new ArrayList<>();
    private long next;

    /**
     * Nothing yet.
     *
     * @param process number of the process; the numbers after it, up to a thousand, are those of its tracks
     */
    Tracks(long process, String name) {
        this.process = process;
        this.name = name;
        next = process + 1;
    }

    /** Number of a track of slices. */
    long slices(String track) {
        return slices.computeIfAbsent(track, key -> next++);
    }

    /** A counter track. */
    Counter counter(String track, double scale) {
        return counters.computeIfAbsent(track, key -> new Counter(next++, scale));
    }

    void place(Slice slice) {
        placed.add(slice);
    }

    /** Writes tracks, then everything on them in order of time. */
    void write(Packets packets, int pid) {
        packets.process(process, pid, name);
        slices.forEach((track, uuid) -> packets.track(uuid, process, track, false));
        counters.forEach((track, counter) -> packets.track(counter.track(), process, track, true));
        List<Event> events = new ArrayList<>();
        for (Slice slice : placed) {
            events.add(new Event(slice.end(), 0, events.size(), () -> packets.end(slice)));
            events.add(new Event(slice.begin(), 2, events.size(), () -> packets.begin(slice)));
        }
        for (Counter counter : counters.values()) {
            counter.values((cycle, value) ->
                    events.add(new Event(cycle, 1, events.size(), () -> packets.value(cycle, counter.track(), value))));
        }
        events.sort(Event.IN_TIME);
        events.forEach(event -> event.write().run());
    }

    private record Event(long cycle, int rank, int number, Runnable write) {
        /** What ends does so before anything begins. */
        static final java.util.Comparator<Event> IN_TIME = java.util.Comparator.comparingLong(Event::cycle)
                .thenComparingInt(Event::rank)
                .thenComparingInt(Event::number);
    }
}
