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
        for (int i = 0; i < dimension.length; i++) {
            if (dimension[i].isReduction() && !first[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether no later tile adds to its sums. */
    boolean finishes() {
        for (int i = 0; i < dimension.length; i++) {
            if (dimension[i].isReduction() && !last[i]) {
                return false;
            }
        }
        return true;
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

    /** The array's tile. */
    Tile tile() {
        return Blocks.tile(size[0], resumes(), finishes());
    }
}
