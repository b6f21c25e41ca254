package org.bitgauge.core.engine;

/**
 * A place in the loop tree that moves from tile to tile, or from one tile that moves bits of a stream to the next such
 * tile; whole subtrees without one are stepped over.
 */
final class Cursor {
    /** For a cursor that stops at every tile. */
    static final long EVERY_TILE = -1;

    private final Program program;
    private final long wanted;
    private final long[] iteration;
    private final long[] entered;
    private int run;
    private int stepped;
    private long index;

    Cursor(Program program, long wanted) {
        this.program = program;
        this.wanted = wanted;
        iteration = new long[program.nodes];
        entered = new long[program.nodes];
        if (wants(0)) {
            enter(0);
        } else {
            run = Program.NONE;
        }
    }

    /** Whether no tile is left. */
    boolean exhausted() {
        return run == Program.NONE;
    }

    /** Leaves no tile. */
    void exhaust() {
        run = Program.NONE;
    }

    /** Kind of the tile it stands on. */
    int kind() {
        return program.kind[run];
    }

    /** How many tiles come before it. */
    long index() {
        return index;
    }

    /** The loop whose iteration the last step advanced, {@link Program#NONE} where it went on within a body. */
    int stepped() {
        return stepped;
    }

    long iteration(int node) {
        return iteration[node];
    }

    /** How often a loop was entered anew. */
    long entered(int node) {
        return entered[node];
    }

    /** Goes to the next tile; false where none is left. */
    boolean next() {
        index++;
        int node = run;
        if (advance(node)) {
            return true;
        }
        while (program.parent[node] != Program.NONE) {
            int up = program.parent[node];
            int sibling = firstWanted(program.end[node], program.end[up]);
            if (sibling != Program.NONE) {
                stepped = Program.NONE;
                enter(sibling);
                return true;
            }
            if (advance(up)) {
                enter(firstWanted(up + 1, program.end[up]));
                return true;
            }
            node = up;
        }
        run = Program.NONE;
        stepped = Program.NONE;
        return false;
    }

    /** Whether it stands within a loop, in the same pass through the loops around it as another cursor. */
    boolean within(int node, Cursor other) {
        if (run < node || run >= program.end[node]) {
            return false;
        }
        for (int up = program.parent[node]; up != Program.NONE; up = program.parent[up]) {
            if (iteration[up] != other.iteration[up]) {
                return false;
            }
        }
        return true;
    }

    /** Moves on by whole iterations of a loop it stands in. */
    void skip(int node, long iterations) {
        iteration[node] += iterations;
        index += iterations * program.tilesPerIteration[node];
    }

    /** Writes where it stands, with one loop's iteration seen from {@code origin}. */
    void encode(StateVector into, int node, long origin) {
        into.add(run);
        for (int up = run; up != Program.NONE; up = program.parent[up]) {
            into.add(up == node ? iteration[up] - origin : iteration[up]);
        }
    }

    private boolean advance(int node) {
        if (iteration[node] + 1 < program.times[node]) {
            iteration[node]++;
            stepped = node;
            return true;
        }
        return false;
    }

    private void enter(int node) {
        int at = node;
        while (true) {
            iteration[at] = 0;
            entered[at]++;
            if (program.isRun(at)) {
                run = at;
                return;
            }
            at = firstWanted(at + 1, program.end[at]);
        }
    }

    private int firstWanted(int from, int to) {
        int node = from;
        while (node < to) {
            if (wants(node)) {
                return node;
            }
            index += program.tiles(node);
            node = program.end[node];
        }
        return Program.NONE;
    }

    private boolean wants(int node) {
        return wanted == EVERY_TILE || (program.moves[node] & wanted) != 0;
    }
}
