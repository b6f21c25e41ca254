package org.bitgauge.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.ChannelLosses;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/**
 * The second way to every number of the engine: docs/modelling-time.md taken literally. All tiles are unrolled, every rule
 * becomes an edge between tiles and transfers, times are the longest paths, causes follow the binding edges back.
 */
final class ReferenceSimulator {
    /** A tile ({@code stream} -1) or a transfer. */
    private static final class Item {
        private static final long[] NOTHING = new long[REASONS.length];

        final int stream;
        final long duration;
        final long latency;
        /** Duration by reason. */
        final long[] parts;

        final List<Item> after = new ArrayList<>();
        final List<Boolean> onArrival = new ArrayList<>();
        long begin;

        /** A tile. */
        Item(long duration) {
            this.stream = -1;
            this.duration = duration;
            this.latency = 0;
            this.parts = NOTHING;
        }

        Item(int stream, long latency, long[] parts) {
            this.stream = stream;
            this.duration = Arrays.stream(parts).sum();
            this.latency = latency;
            this.parts = parts;
        }

        void waitFor(Item item, boolean arrival) {
            after.add(item);
            onArrival.add(arrival);
        }

        long end() {
            return begin + duration;
        }

        long time(int edge) {
            return after.get(edge).end() + (onArrival.get(edge) ? after.get(edge).latency : 0);
        }
    }

    private static final String[] REASONS = {"bandwidth", "row-miss", "refresh", "turnaround", "bank-conflict"};

    private final Schedule schedule;
    private final List<Integer> kindOfTile = new ArrayList<>();
    /** Tiles with bits, by stream. */
    private final List<List<Integer>> tilesOf = new ArrayList<>();

    private final List<List<Item>> transfers = new ArrayList<>();
    private final List<Item> tiles = new ArrayList<>();
    private final List<Item> all = new ArrayList<>();
    private final Item[] lastOnChannel;
    private final int[] child;
    private final Map<String, Long> causes = new TreeMap<>();
    private long cycles;

    ReferenceSimulator(Schedule schedule) {
        this.schedule = schedule;
        unroll(schedule.order());
        lastOnChannel = new Item[schedule.channels().size()];
        child = new int[schedule.streams().size()];
        Arrays.fill(child, -1);
        for (int k = 0; k < child.length; k++) {
            if (stream(k).parent() >= 0) {
                child[stream(k).parent()] = k;
            }
            List<Integer> with = new ArrayList<>();
            for (int t = 0; t < kindOfTile.size(); t++) {
                if (uses(k, t)) {
                    with.add(t);
                }
            }
            tilesOf.add(with);
            transfers.add(new ArrayList<>());
        }
        issueAndRun();
        solve();
        explain();
    }

    long cycles() {
        return cycles;
    }

    /** Cycles of the array by label of the cause. */
    Map<String, Long> causes() {
        return causes;
    }

    private void unroll(Loop loop) {
        if (loop instanceof Loop.Run run) {
            for (long i = 0; i < run.times(); i++) {
                kindOfTile.add(run.kind());
            }
        } else if (loop instanceof Loop.Repeat repeat) {
            for (long i = 0; i < repeat.times(); i++) {
                repeat.body().forEach(this::unroll);
            }
        }
    }

    private Stream stream(int k) {
        return schedule.streams().get(k);
    }

    private long bits(int k, int tile) {
        return schedule.kinds().get(kindOfTile.get(tile)).bits().get(k);
    }

    /** With bits of its own, or because the neighbour away from the array moves bits. */
    private boolean uses(int k, int tile) {
        return bits(k, tile) > 0 || (stream(k).parent() >= 0 && uses(stream(k).parent(), tile));
    }

    private boolean in(int k) {
        return stream(k).direction() == Stream.Direction.IN;
    }

    private void issueAndRun() {
        for (int ended = 0; ended <= kindOfTile.size(); ended++) {
            issueAll(ended);
            if (ended < kindOfTile.size()) {
                run(ended);
            }
        }
    }

    private void issueAll(int ended) {
        while (true) {
            int best = -1;
            long bestKey = 0;
            for (int k = 0; k < child.length; k++) {
                int n = transfers.get(k).size();
                if (n < tilesOf.get(k).size() && issuable(k, n, ended)) {
                    long tile = tilesOf.get(k).get(n) + (in(k) ? 0 : stream(k).slots());
                    long key = 1000 * (2 * tile + (in(k) ? 0 : 1)) + k;
                    if (best < 0 || key < bestKey) {
                        best = k;
                        bestKey = key;
                    }
                }
            }
            if (best < 0) {
                return;
            }
            issue(best, transfers.get(best).size());
        }
    }

    private boolean issuable(int k, int n, int ended) {
        int tile = tilesOf.get(k).get(n);
        int far = stream(k).parent();
        if (!in(k)) {
            boolean data = child[k] < 0 ? tile < ended : issuedFor(child[k], tile);
            return data
                    && (far < 0
                            || transfers.get(far).size()
                                    > storesBefore(far, tile) - stream(far).slots());
        }
        int old = n - stream(k).slots();
        if (old >= 0) {
            int replacing = tilesOf.get(k).get(old + 1);
            boolean free = child[k] < 0 ? ended >= replacing : issuedFor(child[k], lastBefore(child[k], replacing));
            if (!free) {
                return false;
            }
        }
        int store = storeOf(k);
        return (far < 0 || !uses(far, tile) || issuedFor(far, tile))
                && (store < 0 || transfers.get(store).size() > n);
    }

    private void issue(int k, int n) {
        int tile = tilesOf.get(k).get(n);
        int far = stream(k).parent();
        Channel channel = schedule.channels().get(stream(k).channel());
        Item item = new Item(k, channel.latencyCycles(), parts(channel, bits(k, tile), !in(k)));
        if (lastOnChannel[stream(k).channel()] != null) {
            item.waitFor(lastOnChannel[stream(k).channel()], false);
        }
        if (in(k)) {
            int old = n - stream(k).slots();
            if (old >= 0) {
                int replacing = tilesOf.get(k).get(old + 1);
                item.waitFor(
                        child[k] < 0
                                ? tiles.get(replacing - 1)
                                : transferFor(child[k], lastBefore(child[k], replacing)),
                        false);
            }
            if (far >= 0 && uses(far, tile)) {
                item.waitFor(transferFor(far, tile), true);
            }
            if (storeOf(k) >= 0) {
                item.waitFor(transfers.get(storeOf(k)).get(n), true);
            }
        } else {
            if (far >= 0 && storesBefore(far, tile) >= stream(far).slots()) {
                item.waitFor(
                        transfers
                                .get(far)
                                .get(storesBefore(far, tile) - stream(far).slots()),
                        false);
            }
            item.waitFor(child[k] < 0 ? tiles.get(tile) : transferFor(child[k], tile), true);
        }
        lastOnChannel[stream(k).channel()] = item;
        transfers.get(k).add(item);
        all.add(item);
    }

    private void run(int tile) {
        TileKind kind = schedule.kinds().get(kindOfTile.get(tile));
        Item item = new Item(kind.busyCycles());
        if (tile > 0) {
            item.waitFor(tiles.get(tile - 1), false);
        }
        for (int k = 0; k < child.length; k++) {
            if (in(k) && child[k] < 0 && uses(k, tile)) {
                if (!issuedFor(k, tile)) {
                    throw new IllegalArgumentException("stuck");
                }
                item.waitFor(transferFor(k, tile), true);
            }
        }
        for (int k = 0; k < child.length; k++) {
            if (!in(k) && child[k] < 0 && tile > 0 && uses(k, tile - 1)) {
                int old = storesBefore(k, tile) - stream(k).slots();
                if (old >= 0) {
                    item.waitFor(transfers.get(k).get(old), false);
                }
            }
        }
        tiles.add(item);
        all.add(item);
        for (TileKind.Busy busy : kind.busy()) {
            if (busy.cycles() > 0) {
                causes.merge(busy.cause().label(), busy.cycles(), Long::sum);
            }
        }
    }

    private int storeOf(int k) {
        for (int j = 0; j < child.length; j++) {
            if (in(k)
                    && !in(j)
                    && stream(k).tensor() == TensorRole.PARTIAL_SUMS
                    && stream(j).tensor() == TensorRole.PARTIAL_SUMS
                    && level(k).equals(level(j))) {
                return j;
            }
        }
        return -1;
    }

    private String level(int k) {
        return schedule.channels().get(stream(k).channel()).level();
    }

    private boolean issuedFor(int k, int tile) {
        return tilesOf.get(k).indexOf(tile) < transfers.get(k).size();
    }

    private Item transferFor(int k, int tile) {
        return transfers.get(k).get(tilesOf.get(k).indexOf(tile));
    }

    private int lastBefore(int k, int tile) {
        return tilesOf.get(k).get(storesBefore(k, tile) - 1);
    }

    private int storesBefore(int k, int tile) {
        int at = java.util.Collections.binarySearch(tilesOf.get(k), tile);
        return at < 0 ? -at - 1 : at;
    }

    /** Longest paths, by relaxation until nothing moves. */
    private void solve() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Item item : all) {
                for (int edge = 0; edge < item.after.size(); edge++) {
                    if (item.time(edge) > item.begin) {
                        item.begin = item.time(edge);
                        changed = true;
                    }
                }
            }
        }
    }

    private void explain() {
        long before = 0;
        for (Item tile : tiles) {
            if (tile.begin > before) {
                int edge = binding(tile);
                Item cause = tile.after.get(edge);
                book(wait(cause), cause, tile.onArrival.get(edge), before);
            }
            before = tile.end();
        }
        cycles = before;
        Item last = null;
        for (int k = 0; k < child.length; k++) {
            for (Item item : in(k) ? List.<Item>of() : transfers.get(k)) {
                if (item.end() + item.latency > cycles) {
                    cycles = item.end() + item.latency;
                    last = item;
                }
            }
        }
        if (last != null) {
            book("wait-store", last, true, before);
        }
    }

    private String wait(Item transfer) {
        return in(transfer.stream) ? "wait-" + stream(transfer.stream).tensor().label() : "wait-output-space";
    }

    private void book(String wait, Item transfer, boolean arrival, long from) {
        Item item = transfer;
        boolean latency = arrival;
        while (item.stream >= 0) {
            String where = wait + ":" + level(item.stream) + ":";
            if (latency) {
                long opening = schedule.channels()
                        .get(stream(item.stream).channel())
                        .losses()
                        .rowMissLatency();
                add(where + "row-miss", from, item.end(), item.end() + opening);
                add(where + "latency", from, item.end() + opening, item.end() + item.latency);
            }
            spread(where, item, Math.max(0, from - item.begin));
            if (item.begin <= from) {
                return;
            }
            int edge = binding(item);
            latency = item.onArrival.get(edge);
            item = item.after.get(edge);
        }
    }

    /** Reasons lie evenly in a transfer: in its first x of D cycles those up to a reason have floor(x * sum / D). */
    private void spread(String where, Item item, long x) {
        long sum = 0;
        long gone = 0;
        for (int r = 0; r < REASONS.length && x < item.duration; r++) {
            sum += item.parts[r];
            long until = x * sum / item.duration;
            long left = item.parts[r] - (until - gone);
            gone = until;
            if (left > 0) {
                causes.merge(where + REASONS[r], left, Long::sum);
            }
        }
    }

    private static long[] parts(Channel channel, long bits, boolean out) {
        ChannelLosses l = channel.losses();
        long[] rates = {
            channel.perCycles() - l.rowMiss() - l.refresh() - l.bankConflict(),
            l.rowMiss(),
            l.refresh(),
            0,
            l.bankConflict()
        };
        long[] parts = new long[rates.length];
        long rate = 0;
        long before = 0;
        for (int r = 0; r < rates.length; r++) {
            rate += rates[r];
            long until = (bits * rate + channel.bits() - 1) / channel.bits();
            parts[r] = until - before;
            before = until;
        }
        if (out) {
            parts[3] = l.turnaround() * Math.min(bits, l.turnaroundBits()) / l.turnaroundBits();
        }
        return parts;
    }

    private void add(String label, long from, long begin, long end) {
        if (end > Math.max(from, begin)) {
            causes.merge(label, end - Math.max(from, begin), Long::sum);
        }
    }

    private static int binding(Item item) {
        for (int edge = 0; edge < item.after.size(); edge++) {
            if (item.time(edge) == item.begin) {
                return edge;
            }
        }
        throw new AssertionError("nothing binds");
    }
}
