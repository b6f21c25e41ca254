package org.bitgauge.report.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bitgauge.core.timeline.Counter;
import org.bitgauge.core.timeline.Slice;
import org.bitgauge.core.timeline.Tracks;

/** Timelines as the bytes of a Perfetto trace, a process for each; one nanosecond of the trace is one cycle. */
public final class PerfettoTrace {
    private static final long NUMBERS_PER_PROCESS = 1000;

    private PerfettoTrace() {}

    /** The file. */
    public static byte[] bytes(List<Tracks> processes) {
        Packets packets = new Packets();
        for (int i = 0; i < processes.size(); i++) {
            write(processes.get(i), packets, i + 1);
        }
        return packets.bytes();
    }

    private static void write(Tracks tracks, Packets packets, int pid) {
        long process = pid * NUMBERS_PER_PROCESS;
        long first = process + 1;
        packets.process(process, pid, tracks.name());
        tracks.sliceTracks().forEach((name, track) -> packets.track(first + track, process, name, false));
        tracks.counters().forEach((name, counter) -> packets.track(first + counter.track(), process, name, true));
        List<Event> events = new ArrayList<>();
        for (Slice slice : tracks.placed()) {
            long track = first + slice.track();
            events.add(new Event(slice.end(), 0, events.size(), () -> packets.end(slice, track)));
            events.add(new Event(slice.begin(), 2, events.size(), () -> packets.begin(slice, track)));
        }
        for (Counter counter : tracks.counters().values()) {
            long track = first + counter.track();
            counter.values((cycle, value) ->
                    events.add(new Event(cycle, 1, events.size(), () -> packets.value(cycle, track, value))));
        }
        events.sort(Event.IN_TIME);
        events.forEach(event -> event.write().run());
    }

    private record Event(long cycle, int rank, int number, Runnable write) {
        /** What ends does so before anything begins. */
        static final Comparator<Event> IN_TIME = Comparator.comparingLong(Event::cycle)
                .thenComparingInt(Event::rank)
                .thenComparingInt(Event::number);
    }
}
