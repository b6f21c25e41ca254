package org.bitgauge.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.ChannelLosses;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/**
 * A schedule compiled for running: the loop tree in preorder, and for each tile kind how long the array is busy and how
 * long each transfer occupies its channel. Its size follows the number of loops and kinds, never the number of tiles.
 */
final class Program {
    static final int NONE = -1;
    private static final long[] ONLY_BANDWIDTH = {};

    final int nodes;
    /** Enclosing loop of each node, {@link #NONE} at the root. */
    final int[] parent;
    /** One past the last node below each node; the node's next sibling, where it has one. */
    final int[] end;
    /** Tile kind of a run, {@link #NONE} for a repetition. */
    final int[] kind;

    final long[] times;
    final long[] tilesPerIteration;
    /** Bit k is set where a tile below moves bits of stream k. */
    final long[] moves;

    final long[] busy;
    /** Bit k is set where a tile of this kind moves bits of stream k. */
    final long[] kindMoves;
    /** Bits by kind and stream. */
    final long[][] bits;
    /** Cycles on the channel by kind and stream. */
    final long[][] duration;
    /** The same by reason, in the order of {@link Cause.Reason}; empty where all of it is bandwidth. */
    final long[][][] reasons;

    private int compiled;

    Program(Schedule schedule) {
        List<TileKind> kinds = schedule.kinds();
        List<Stream> streams = schedule.streams();
        int[] child = schedule.childOfStream();
        busy = new long[kinds.size()];
        kindMoves = new long[kinds.size()];
        bits = new long[kinds.size()][streams.size()];
        duration = new long[kinds.size()][streams.size()];
        reasons = new long[kinds.size()][streams.size()][];
        for (int i = 0; i < busy.length; i++) {
            TileKind tile = kinds.get(i);
            busy[i] = tile.busyCycles();
            for (int k = 0; k < streams.size(); k++) {
                Stream.Direction way = streams.get(k).direction();
                Channel channel = schedule.channels().get(streams.get(k).channel());
                bits[i][k] = tile.bits().get(k);
                duration[i][k] = channel.transferCycles(tile.bits().get(k), way);
                reasons[i][k] = ONLY_BANDWIDTH;
                if (!channel.losses().equals(ChannelLosses.NONE)) {
                    long[] by = channel.cyclesByReason(tile.bits().get(k), way);
                    boolean plain = by[Cause.Reason.BANDWIDTH.ordinal()] == duration[i][k];
                    reasons[i][k] = plain ? ONLY_BANDWIDTH : by;
                }
                if (tile.bits().get(k) > 0) {
                    kindMoves[i] |= withChildren(child, k);
                }
            }
        }
        List<Loop> order = new ArrayList<>();
        preorder(schedule.order(), order);
        nodes = order.size();
        parent = new int[nodes];
        end = new int[nodes];
        kind = new int[nodes];
        times = new long[nodes];
        tilesPerIteration = new long[nodes];
        moves = new long[nodes];
        compile(schedule.order(), NONE);
    }

    boolean isRun(int node) {
        return kind[node] != NONE;
    }

    long tiles(int node) {
        return times[node] * tilesPerIteration[node];
    }

    /** What moves on the farther side moves on the nearer one, if only as an empty transfer. */
    private static long withChildren(int[] child, int stream) {
        long moves = 0;
        for (int k = stream; k != NONE; k = child[k]) {
            moves |= 1L << k;
        }
        return moves;
    }

    private static void preorder(Loop loop, List<Loop> order) {
        order.add(loop);
        if (loop instanceof Loop.Repeat repeat) {
            repeat.body().forEach(part -> preorder(part, order));
        }
    }

    private void compile(Loop loop, int up) {
        int node = compiled++;
        parent[node] = up;
        if (loop instanceof Loop.Run run) {
            kind[node] = run.kind();
            times[node] = run.times();
            tilesPerIteration[node] = 1;
            moves[node] = kindMoves[run.kind()];
        } else if (loop instanceof Loop.Repeat repeat) {
            kind[node] = NONE;
            times[node] = repeat.times();
            for (Loop part : repeat.body()) {
                int child = compiled;
                compile(part, node);
                tilesPerIteration[node] = Math.addExact(tilesPerIteration[node], part.tiles());
                moves[node] |= moves[child];
            }
        }
        end[node] = compiled;
    }
}
