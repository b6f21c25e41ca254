package org.bitgauge.units.map;

import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.unit.Tile;

/**
 * Room that the blocks of each operand take in each level of a stage, asked once for each pair of sizes it depends on: whether a
 * tile fits takes three additions.
 */
final class Rooms {
    private static final long[][] NOTHING = {};
    private static final long UNKNOWN = -1;
    private static final int WEIGHTS = Operand.WEIGHTS.ordinal();
    private static final int ACTIVATIONS = Operand.ACTIVATIONS.ordinal();
    private static final int RESULTS = Operand.RESULTS.ordinal();

    private final LayerProblem problem;
    private final List<long[]> pixels;
    private final List<long[]> taps;
    private final long[] filters;
    private final MemoryLevel[] levels;
    private final long[][][][] rooms;
    private final long[][][] unfinished;

    Rooms(LayerProblem problem, int stage, List<long[]> pixels, long[] filters, List<long[]> taps) {
        this.problem = problem;
        this.pixels = pixels;
        this.filters = filters;
        this.taps = taps;
        int count = problem.hierarchy().levelCount();
        levels = new MemoryLevel[count];
        rooms = new long[count][Operand.ALL.size()][][];
        unfinished = new long[count][][];
        for (int level = 0; level < count; level++) {
            Arrays.fill(rooms[level], NOTHING);
            unfinished[level] = NOTHING;
            levels[level] = problem.hierarchy().level(level);
            for (Operand operand : Operand.ALL) {
                if (problem.hierarchy().stageOf(level) == stage && operand.livesIn(levels[level])) {
                    rooms[level][operand.ordinal()] = rooms(operand);
                    unfinished[level] = operand == Operand.RESULTS ? rooms(operand) : unfinished[level];
                }
            }
        }
    }

    private long[][] rooms(Operand operand) {
        int first = operand == Operand.ACTIVATIONS ? pixels.size() : filters.length;
        int second = operand == Operand.RESULTS ? pixels.size() : taps.size();
        long[][] bits = new long[first][second];
        for (long[] row : bits) {
            Arrays.fill(row, UNKNOWN);
        }
        return bits;
    }

    private long room(Operand operand, int level, int i, int j, boolean open) {
        if (problem.isHome(operand, level)) {
            return home(operand, level, i, j, open);
        }
        return problem.storedBits(operand, tile(operand, i, j), open, level);
    }

    private long home(Operand operand, int level, int i, int j, boolean open) {
        if (operand != Operand.RESULTS) {
            return 0;
        }
        long whole = problem.storedBits(operand, problem.nest().size(), false, level) / levels[level].slots();
        return open ? whole + problem.storedBits(operand, tile(operand, i, j), true, level) : whole;
    }

    private Tile tile(Operand operand, int i, int j) {
        long[] pixel = operand == Operand.ACTIVATIONS ? pixels.get(i) : pixels.get(operand == Operand.RESULTS ? j : 0);
        long[] tap = taps.get(operand == Operand.RESULTS ? 0 : j);
        long filter = operand == Operand.ACTIVATIONS ? 1 : filters[i];
        return new Tile(pixel[0], 1, filter, pixel[1], pixel[2], tap[0], tap[1], tap[2], false, true);
    }

    /** Whether a tile of these sizes and of one group fits, its results being finished. */
    boolean fitsFinished(int pixel, int filter, int tap) {
        return fits(pixel, filter, tap, false);
    }

    /** The same with results that are not. */
    boolean fitsUnfinished(int pixel, int filter, int tap) {
        return fits(pixel, filter, tap, true);
    }

    private boolean fits(int pixel, int filter, int tap, boolean open) {
        for (int level = 0; level < levels.length; level++) {
            long[][][] room = rooms[level];
            long bits = at(room[WEIGHTS], Operand.WEIGHTS, level, filter, tap, false);
            bits += at(room[ACTIVATIONS], Operand.ACTIVATIONS, level, pixel, tap, false);
            bits += at(open ? unfinished[level] : room[RESULTS], Operand.RESULTS, level, filter, pixel, open);
            if (bits > levels[level].capacityBits()) {
                return false;
            }
        }
        return true;
    }

    private long at(long[][] bits, Operand operand, int level, int i, int j, boolean open) {
        if (bits == NOTHING) {
            return 0;
        }
        if (bits[i][j] == UNKNOWN) {
            bits[i][j] = room(operand, level, i, j, open);
        }
        return bits[i][j];
    }
}
