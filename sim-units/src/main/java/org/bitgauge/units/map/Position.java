package org.bitgauge.units.map;

import org.bitgauge.core.unit.Tile;

/**
 * Where an array tile lies in the loop nest: for each loop whether it is in its first and last iteration, for each stage the
 * block that the tile is in. Filled by {@link Emitter} while it walks the nest.
 */
final class Position {
    private final Dimension[] dimension;
    private final int[] stage;
    private final long[] count;
    private final boolean[] first;
    private final boolean[] last;
    private final long[][] size;
    private final long[][] start;

    Position(Dimension[] dimension, int[] stage, int stages) {
        this.dimension = dimension;
        this.stage = stage;
        int loops = dimension.length;
        count = new long[loops];
        first = new boolean[loops];
        last = new boolean[loops];
        size = new long[stages][Dimension.COUNT];
        start = new long[stages][Dimension.COUNT];
    }

    void enter(int loop, long iterations, boolean isFirst, boolean isLast) {
        count[loop] = iterations;
        first[loop] = isFirst;
        last[loop] = isLast;
    }

    void block(int ofStage, long[] sizes, long[] starts) {
        System.arraycopy(sizes, 0, size[ofStage], 0, Dimension.COUNT);
        System.arraycopy(starts, 0, start[ofStage], 0, Dimension.COUNT);
    }

    long size(int ofStage, Dimension along) {
        return size[ofStage][along.ordinal()];
    }

    long start(int ofStage, Dimension along) {
        return start[ofStage][along.ordinal()];
    }

    /** Whether it is the very first tile. */
    boolean isFirst() {
        return innermostNot(first) < 0;
    }

    /** Whether sums of the tile were begun by an earlier one. */
    boolean resumes() {
        return resumes(dimension.length - 1);
    }

    /** Whether no later tile adds to its sums. */
    boolean finishes() {
        return finishes(dimension.length - 1);
    }

    /** Whether an operand's block of a stage is another one than the tile before had. */
    boolean arrives(Operand operand, int ofStage) {
        return differs(operand, ofStage, innermostNot(first));
    }

    /** Whether an operand's block of a stage is another one than the next tile will have. */
    boolean leaves(Operand operand, int ofStage) {
        return differs(operand, ofStage, innermostNot(last));
    }

    private boolean differs(Operand operand, int ofStage, int from) {
        if (from < 0) {
            return true;
        }
        for (int i = from; i < dimension.length; i++) {
            if (stage[i] >= ofStage && count[i] > 1 && operand.dependsOn(dimension[i])) {
                return true;
            }
        }
        return false;
    }

    private int innermostNot(boolean[] flags) {
        for (int i = dimension.length - 1; i >= 0; i--) {
            if (!flags[i]) {
                return i;
            }
        }
        return -1;
    }

    /** Innermost loop that moves an operand's block of a stage on; -1 where one block is all there is. */
    int mover(Operand operand, int ofStage) {
        for (int i = dimension.length - 1; i >= 0; i--) {
            if (stage[i] >= ofStage && count[i] > 1 && operand.dependsOn(dimension[i])) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Tiles that share a block which loop {@code mover} moves on. Where loops within are ragged it differs from tile to
     * tile, and the inverses of all that share the block sum to 1.
     */
    long sharing(int mover) {
        long tiles = 1;
        for (int i = mover + 1; i < dimension.length; i++) {
            tiles = Math.multiplyExact(tiles, count[i]);
        }
        return tiles;
    }

    /** Whether no block that loop {@code mover} moves on came before. */
    boolean isFirst(int mover) {
        return all(first, mover, false);
    }

    /** Whether no block that loop {@code mover} moves on follows. */
    boolean isLast(int mover) {
        return all(last, mover, false);
    }

    /** Whether a block of results that loop {@code mover} moves on was begun before. */
    boolean resumes(int mover) {
        return !all(first, mover, true);
    }

    /** Whether a block of results that loop {@code mover} moves on is complete when it leaves. */
    boolean finishes(int mover) {
        return all(last, mover, true);
    }

    private boolean all(boolean[] flags, int until, boolean reductions) {
        for (int i = 0; i <= until; i++) {
            if (!flags[i] && (!reductions || dimension[i].isReduction())) {
                return false;
            }
        }
        return true;
    }

    /** The array's tile. */
    Tile tile() {
        return Blocks.tile(size[0], resumes(), finishes());
    }
}
