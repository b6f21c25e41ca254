package org.bitgauge.core.engine;

import java.util.Arrays;

/**
 * Skips whole periods. When a loop has gone through an iteration, the state relative to now is compared with an earlier one
 * of the same loop; where they are equal the future is as the past was, and what was added up since is added as often as
 * whole periods fit into the iterations left. States to compare with are kept after 1, 2, 4, 8 ... iterations (Brent's
 * cycle search), so a period is found wherever it begins and however long it is.
 */
final class Periods {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long[] NO_TOTALS = {};

    private final Program program;
    private final Pipeline pipeline;
    private final Cursor tile;
    private final boolean enabled;
    private final long roomTiles;
    private final StateVector current = new StateVector();
    private final StateVector[] savedState;
    private final long[][] savedTotals;
    private final long[] savedNow;
    private final long[] savedIteration;
    private final long[] savedEntered;
    private final long[] saveNext;

    Periods(Program program, Pipeline pipeline, Cursor tile, boolean enabled) {
        this.program = program;
        this.pipeline = pipeline;
        this.tile = tile;
        this.enabled = enabled;
        long most = 0;
        for (int slots : pipeline.slots) {
            most = Math.max(most, slots);
        }
        roomTiles = most + 1;
        int nodes = program.nodes;
        savedState = new StateVector[nodes];
        savedTotals = new long[nodes][];
        Arrays.fill(savedState, current);
        Arrays.fill(savedTotals, NO_TOTALS);
        savedNow = new long[nodes];
        savedIteration = new long[nodes];
        savedEntered = new long[nodes];
        saveNext = new long[nodes];
    }

    /** To be called when the array has moved to its next tile and all that can be issued is. */
    void iterationEnded(long now) {
        int node = tile.stepped();
        if (!enabled || node == Program.NONE) {
            return;
        }
        if (savedEntered[node] != tile.entered(node)) {
            savedEntered[node] = tile.entered(node);
            savedIteration[node] = 0;
            saveNext[node] = 1;
        }
        long iteration = tile.iteration(node);
        if (saveNext[node] == NEVER || iterationsLeft(node) < 1) {
            return;
        }
        encode(node, now);
        if (savedIteration[node] > 0 && current.sameAs(savedState[node])) {
            skip(node, now, iteration - savedIteration[node]);
        } else if (iteration >= saveNext[node]) {
            save(node, now, iteration);
        }
    }

    private void save(int node, long now, long iteration) {
        if (savedState[node] == current) {
            savedState[node] = new StateVector();
            savedTotals[node] = pipeline.totals.copy();
        }
        savedState[node].copyFrom(current);
        pipeline.totals.copyTo(savedTotals[node]);
        savedNow[node] = now;
        savedIteration[node] = iteration;
        saveNext[node] = 2 * iteration;
    }

    private void skip(int node, long now, long period) {
        long periods = iterationsLeft(node) / period;
        for (int k = 0; k < pipeline.streams; k++) {
            if (pipeline.stores[k] != Program.NONE) {
                periods = Math.min(periods, readBacksAllow(k, savedTotals[node]));
            }
        }
        if (periods < 1) {
            return;
        }
        saveNext[node] = NEVER;
        pipeline.totals.repeat(savedTotals[node], now - savedNow[node], periods);
        long iterations = periods * period;
        for (Cursor fill : pipeline.fills) {
            if (!fill.exhausted() && fill.within(node, tile)) {
                fill.skip(node, iterations);
            }
        }
        tile.skip(node, iterations);
    }

    /** Iterations that can be skipped with no stream, and no comparison of tile numbers, looking beyond the loop. */
    private long iterationsLeft(int node) {
        long furthest = tile.iteration(node);
        for (Cursor fill : pipeline.fills) {
            if (!fill.exhausted() && fill.within(node, tile)) {
                furthest = Math.max(furthest, fill.iteration(node));
            }
        }
        return program.times[node] - 2 - furthest - roomTiles / program.tilesPerIteration[node];
    }

    /** Periods for which reading partial sums back stays as far from storing them as it was. */
    private long readBacksAllow(int stream, long[] saved) {
        Totals totals = pipeline.totals;
        long change = totals.creditSince(stream, saved);
        if (change == 0) {
            return Long.MAX_VALUE;
        }
        if (!totals.loose(stream, saved)) {
            return 0;
        }
        if (change > 0) {
            return Long.MAX_VALUE;
        }
        Lane store = pipeline.issued[pipeline.stores[stream]];
        long live = store.count() - store.firstLive();
        return (totals.credit(stream) - totals.fillsSince(stream, saved) - live - 1) / -change;
    }

    private void encode(int node, long now) {
        current.clear();
        for (int k = 0; k < pipeline.streams; k++) {
            Lane issued = pipeline.issued[k];
            long first = firstRelevant(k, now);
            current.add(issued.count() - first);
            for (long ordinal = first; ordinal < issued.count(); ordinal++) {
                encodeTransfer(issued.get(ordinal), now);
            }
            if (pipeline.inward[k]) {
                encodeFills(k, node, now);
            }
        }
        for (long id : pipeline.last) {
            current.add(pipeline.log.live(id) ? Math.max(0, pipeline.log.end(id) - now) : 0);
        }
    }

    private void encodeFills(int k, int node, long now) {
        long count = pipeline.issued[k].count();
        current.add(count - pipeline.used[k]);
        current.add(count - pipeline.released[k]);
        Cursor fill = pipeline.fills[k];
        if (fill.exhausted()) {
            current.add(-1);
        } else {
            boolean within = fill.within(node, tile);
            current.add(within ? 1 : 0);
            fill.encode(current, within ? node : Program.NONE, tile.iteration(node));
        }
        if (pipeline.child[k] != Program.NONE) {
            for (long ordinal = count - pipeline.slots[k]; ordinal < pipeline.released[k]; ordinal++) {
                encodeTransfer(pipeline.releases[k].get(ordinal), now);
            }
        }
        if (pipeline.stores[k] != Program.NONE) {
            int store = pipeline.stores[k];
            long live = pipeline.issued[store].count() - firstLive(store, now);
            long credit = pipeline.totals.credit(k);
            current.add(credit > live ? -1 : credit);
        }
    }

    private long firstRelevant(int k, long now) {
        long live = firstLive(k, now);
        return pipeline.inward[k] ? Math.min(live, pipeline.used[k]) : live;
    }

    private long firstLive(int k, long now) {
        Lane lane = pipeline.issued[k];
        long ordinal = lane.firstLive();
        while (ordinal < lane.count() && pipeline.log.arrival(lane.get(ordinal)) <= now) {
            ordinal++;
        }
        return ordinal;
    }

    private void encodeTransfer(long id, long now) {
        TransferLog log = pipeline.log;
        if (!log.live(id) || log.arrival(id) <= now) {
            current.add(0);
            return;
        }
        current.add(log.arrival(id) - now);
        current.add(Math.max(0, log.end(id) - now));
        current.add(log.count() - id);
        long begin = log.begin(id) - now;
        if (log.end(id) > now && pipeline.program.reasons[log.kind(id)][log.stream(id)].length > 0) {
            current.add(begin);
            current.add(log.kind(id));
        } else {
            current.add(Math.max(0, begin));
        }
        if (begin > 0) {
            current.add(log.count() - log.binding(id));
            current.add(log.boundByArrival(id) ? 1 : 0);
        }
    }
}
