package org.bitgauge.core.engine;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;

/**
 * Streams, slots and channels of one run, as docs/modelling-time.md defines them.
 *
 * <p>Each channel serves its transfers in the order in which a machine with infinitely fast transfers would issue them. It
 * does not depend on time, therefore begin and end of a transfer are known when it is issued, which is when the tile ends
 * that frees its slot or leaves its data. Times of what is over are forgotten; they cannot matter any more.
 */
final class Pipeline {
    final Program program;
    private final TimelineListener listener;
    private final Optional<TransferService> service;
    private final boolean[] served;
    private final ServedTotals servedTotals;
    final TransferLog log = new TransferLog();
    final Totals totals;
    final int streams;
    final boolean[] inward;
    final int[] channel;
    final int[] slots;
    final int[] parent;
    final int[] child;
    /** For a stream that reads partial sums back: the stream that stores them. */
    final int[] stores;
    /** Next fill of each inward stream. */
    final Cursor[] fills;
    /** Transfers issued, by stream. */
    final Lane[] issued;
    /** For a stream with a child: the child's transfers that gave slots back, by ordinal. */
    final Lane[] releases;
    /** Fills that the array, or the stream nearer to it, has taken into use. */
    final long[] used;
    /** Fills whose slot has been given back. */
    final long[] released;
    /** Last transfer of each channel. */
    final long[] last;

    private final long[] latency;
    private final int[] drainKind;
    private final int[] readBack;

    Pipeline(
            Schedule schedule,
            Program program,
            Totals totals,
            TimelineListener listener,
            Optional<TransferService> service) {
        this.program = program;
        this.service = service;
        this.listener = listener;
        this.totals = totals;
        List<Stream> list = schedule.streams();
        streams = list.size();
        inward = new boolean[streams];
        channel = new int[streams];
        slots = new int[streams];
        parent = new int[streams];
        child = schedule.childOfStream();
        stores = schedule.storeReadBackByStream();
        readBack = new int[streams];
        fills = new Cursor[streams];
        issued = new Lane[streams];
        releases = new Lane[streams];
        used = new long[streams];
        released = new long[streams];
        drainKind = new int[streams];
        java.util.Arrays.fill(readBack, Program.NONE);
        java.util.Arrays.fill(drainKind, Program.NONE);
        for (int k = 0; k < streams; k++) {
            Stream stream = list.get(k);
            inward[k] = stream.direction() == Stream.Direction.IN;
            channel[k] = stream.channel();
            slots[k] = stream.slots();
            parent[k] = stream.parent();
            fills[k] = new Cursor(program, inward[k] ? 1L << k : 0);
            issued[k] = new Lane(log);
            releases[k] = new Lane(log);
            if (stores[k] != Program.NONE) {
                readBack[stores[k]] = k;
            }
        }
        latency = new long[schedule.channels().size()];
        for (int c = 0; c < latency.length; c++) {
            latency[c] = schedule.channels().get(c).latencyCycles();
        }
        last = new long[latency.length];
        served = new boolean[latency.length];
        servedTotals = new ServedTotals(latency.length);
        for (int c = 0; c < served.length; c++) {
            served[c] = service.isPresent() && service.get().serves(c);
            if (served[c]) {
                servedTotals.serve(c);
            }
        }
        java.util.Arrays.fill(last, TransferLog.NONE);
    }

    /** A tile has ended: what it leaves has to be stored. */
    void tileEnded(int kind) {
        for (int k = 0; k < streams; k++) {
            if (!inward[k] && child[k] == Program.NONE && moves(kind, k)) {
                drainKind[k] = kind;
            }
        }
    }

    /** A tile is next: data that it replaces gives its slot back. */
    void tileNext(int kind, long now) {
        for (int k = 0; k < streams; k++) {
            if (inward[k] && child[k] == Program.NONE && moves(kind, k)) {
                for (long fill = released[k]; fill < used[k]; fill++) {
                    listener.slotFreed(k, now);
                }
                released[k] = used[k];
            }
        }
    }

    /**
     * Issues all that can be issued, the transfer needed by the earliest tile first; of equals inward before outward, then
     * in the order of streams.
     *
     * @param now end of the tile with number {@code tile}, or 0 at the start
     */
    void issue(long now, long tile) {
        log.forgetUntil(now);
        while (true) {
            int best = Program.NONE;
            long earliest = Long.MAX_VALUE;
            for (int k = 0; k < streams; k++) {
                if (inward[k] ? fillable(k) : drainable(k)) {
                    long needed = inward[k] ? fills[k].index() : tile + slots[k];
                    if (best == Program.NONE
                            || needed < earliest
                            || (needed == earliest && inward[k] && !inward[best])) {
                        best = k;
                        earliest = needed;
                    }
                }
            }
            if (best == Program.NONE) {
                return;
            }
            if (inward[best]) {
                fill(best, now);
            } else {
                drain(best, now, tile);
            }
        }
    }

    /** Stores what the last tile leaves, with nothing left to fetch. */
    void issueStores(long now, long tile) {
        for (int k = 0; k < streams; k++) {
            fills[k].exhaust();
        }
        issue(now, tile);
    }

    /** What a service has spent on its channels. */
    ServedTotals servedTotals() {
        return servedTotals;
    }

    boolean moves(int kind, int stream) {
        return (program.kindMoves[kind] >>> stream & 1) != 0;
    }

    private boolean fillable(int k) {
        if (fills[k].exhausted() || issued[k].count() - released[k] >= slots[k]) {
            return false;
        }
        if (stores[k] != Program.NONE && totals.credit(k) == 0) {
            totals.tight(k);
            return false;
        }
        int far = parent[k];
        return far == Program.NONE || !moves(fills[k].kind(), far) || issued[far].count() > used[far];
    }

    private boolean drainable(int k) {
        int far = parent[k];
        return drainKind[k] != Program.NONE && (far == Program.NONE || drainKind[far] == Program.NONE);
    }

    private void fill(int k, long now) {
        int kind = fills[k].kind();
        int far = parent[k];
        start(k, now);
        if (child[k] != Program.NONE) {
            await(releases[k].get(issued[k].count() - slots[k]), false);
        }
        if (far != Program.NONE && moves(kind, far)) {
            await(issued[far].get(used[far]), true);
            used[far]++;
        }
        if (stores[k] != Program.NONE) {
            long store = issued[stores[k]].get(issued[stores[k]].count() - totals.credit(k));
            if (await(store, true)) {
                totals.tight(k);
            }
            totals.readBack(k);
        }
        long id = transfer(k, kind, fills[k].index());
        boolean more = fills[k].next();
        if (more && far != Program.NONE && used[far] > 0 && moves(fills[k].kind(), far)) {
            releases[far].add(id);
            released[far]++;
            listener.slotFreed(far, log.end(id));
        }
    }

    private void drain(int k, long now, long tile) {
        int kind = drainKind[k];
        int far = parent[k];
        start(k, now);
        if (far != Program.NONE) {
            await(issued[far].get(issued[far].count() - slots[far]), false);
            drainKind[far] = moves(kind, far) ? kind : Program.NONE;
        }
        if (child[k] != Program.NONE) {
            await(issued[child[k]].get(issued[child[k]].count() - 1), true);
        }
        transfer(k, kind, tile);
        drainKind[k] = Program.NONE;
        if (readBack[k] != Program.NONE) {
            totals.stored(readBack[k]);
        }
    }

    private long begin;
    /** As {@link #begin}, but for the transfer before it on its channel. */
    private long ready;

    private long binding;
    private boolean byArrival;

    private void start(int k, long now) {
        begin = now;
        binding = TransferLog.NONE;
        byArrival = false;
        await(last[channel[k]], false);
        ready = now;
    }

    /** Does not begin before a transfer's end or arrival; whether that was still to come. */
    private boolean await(long id, boolean arrival) {
        if (!log.live(id)) {
            return false;
        }
        long time = arrival ? log.arrival(id) : log.end(id);
        ready = Math.max(ready, time);
        if (time > begin) {
            begin = time;
            binding = id;
            byArrival = arrival;
        }
        return true;
    }

    private long transfer(int k, int kind, long tile) {
        boolean byService = served[channel[k]] && program.bits[kind][k] > 0;
        long end = byService
                ? service.get().serve(tile, kind, k, ready, begin)
                : Math.addExact(begin, program.duration[kind][k]);
        long[] reasons = byService ? servedReasons(k) : program.reasons[kind][k];
        long arrival = served[channel[k]] ? end : Math.addExact(end, latency[channel[k]]);
        long id = log.add(channel[k], kind, k, reasons, begin, end, arrival, binding, byArrival);
        last[channel[k]] = id;
        issued[k].add(id);
        listener.transfer(tile, kind, k, begin, end);
        return id;
    }

    private long[] servedReasons(int k) {
        long[] reasons = service.get().reasons();
        servedTotals.add(channel[k], inward[k], reasons);
        return reasons;
    }
}
