package org.bitgauge.units.map;

import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.unit.Tile;

/**
 * Room that the blocks of each operand take in each level of a stage, asked once for each pair of sizes it depends on: what
 * does not fit even with finished results is told apart with three additions.
 */
final class Rooms {
    private static final long[][] NOTHING = {};
    private static final long UNKNOWN = -1;

    private final LayerProblem problem;
    private final List<long[]> pixels;
    private final List<long[]> taps;
    private final long[] filters;
    private final MemoryLevel[] levels;
    private final long[][][][] rooms;

    Rooms(LayerProblem problem, int stage, List<long[]> pixels, long[] filters, List<long[]> taps) {
        this.problem = problem;
        this.pixels = pixels;
        this.filters = filters;
        this.taps = taps;
        int count = problem.hierarchy().levelCount();
        levels = new MemoryLevel[count];
        rooms = new long[count][Operand.ALL.size()][][];
        for (int level = 0; level < count; level++) {
            Arrays.fill(rooms[level], NOTHING);
            levels[level] = problem.hierarchy().level(level);
            for (Operand operand : Operand.ALL) {
                if (problem.hierarchy().stageOf(level) == stage && operand.livesIn(levels[level])) {
                    rooms[level][operand.ordinal()] = rooms(operand, level);
                }
            }
        }
    }

    private long[][] rooms(Operand operand, int level) {
        int first = operand == Operand.ACTIVATIONS ? pixels.size() : filters.length;
        int second = operand == Operand.RESULTS ? pixels.size() : taps.size();
        long[][] bits = new long[first][second];
        for (long[] row : bits) {
            Arrays.fill(row, UNKNOWN);
        }
        return bits;
    }

    private long room(Operand operand, int level, int i, int j) {
        if (problem.isHome(operand, level)) {
            return 0;
        }
        long[] pixel = operand == Operand.ACTIVATIONS ? pixels.get(i) : pixels.get(operand == Operand.RESULTS ? j : 0);
        long[] tap = taps.get(operand == Operand.RESULTS ? 0 : j);
        long filter = operand == Operand.ACTIVATIONS ? 1 : filters[i];
        Tile tile = new Tile(pixel[0], 1, filter, pixel[1], pixel[2], tap[0], tap[1], tap[2], false, true);
        return problem.storedBits(operand, tile, false, level);
    }

    /** Whether a tile of these sizes may fit; where not it does not. */
    boolean mayFit(int pixel, int filter, int tap) {
        for (int level = 0; level < levels.length; level++) {
            long bits = 0;
            bits += at(Operand.WEIGHTS, level, filter, tap);
            bits += at(Operand.ACTIVATIONS, level, pixel, tap);
            bits += at(Operand.RESULTS, level, filter, pixel);
            if (bits > levels[level].capacityBits()) {
                return false;
            }
        }
        return true;
    }

    private long at(Operand operand, int level, int i, int j) {
        long[][] bits = rooms[level][operand.ordinal()];
        if (bits == NOTHING) {
            return 0;
        }
        if (bits[i][j] == UNKNOWN) {
            bits[i][j] = room(operand, level, i, j);
        }
        return bits[i][j];
    }
}
