package org.bitgauge.lab.timeline;

import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.timeline.Counter;
import org.bitgauge.core.timeline.Tracks;

/**
 * Slots in use over time. A slot of an inward stream is in use from the begin of its fill until it is given back; one of an
 * outward stream from the end of the tile (towards a farther level: the begin of the transfer) to the end of the transfer.
 */
final class Slots {
    private final boolean[] inward;
    private final Counter[] used;
    private final long[] held;
    private final long[] latest;

    Slots(Schedule schedule, Tracks tracks) {
        int streams = schedule.streams().size();
        inward = new boolean[streams];
        used = new Counter[streams];
        held = new long[streams];
        latest = new long[streams];
        for (int k = 0; k < streams; k++) {
            Stream stream = schedule.streams().get(k);
            inward[k] = stream.direction() == Stream.Direction.IN;
            used[k] = tracks.counter("slots of " + stream.name(), 1);
        }
    }

    void taken(int stream, long from, long until) {
        used[stream].change(1, from);
        if (inward[stream]) {
            held[stream]++;
            latest[stream] = Math.max(latest[stream], from);
        } else {
            used[stream].change(-1, until);
        }
    }

    void freed(int stream, long cycle) {
        used[stream].change(-1, cycle);
        held[stream]--;
        latest[stream] = Math.max(latest[stream], cycle);
    }

    /** Gives back what is still in use. */
    void close(long cycle) {
        for (int k = 0; k < held.length; k++) {
            used[k].change(-held[k], Math.max(cycle, latest[k]));
            held[k] = 0;
        }
    }
}
