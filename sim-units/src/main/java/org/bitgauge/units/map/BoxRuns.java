package org.bitgauge.units.map;

/**
 * A box of a tensor that lies in memory dimension by dimension, outermost first, and the contiguous runs it consists of, in
 * elements. Along a dimension the box may take every {@code step}-th position.
 */
final class BoxRuns {
    private static final int MOST = 5;

    private long[] full = {};
    private final long[] start = new long[MOST];
    private final long[] extent = new long[MOST];
    private final long[] step = new long[MOST];
    private final long[] at = new long[MOST];

    private boolean packed;
    private int outer;
    private long length;
    private boolean fresh;
    private boolean done;
    private long first;

    /** Begins a box of a tensor of the given sizes, which is stored box by box where it is packed. */
    void begin(long[] sizes, boolean boxByBox) {
        full = sizes;
        packed = boxByBox;
    }

    /** One dimension of the box. */
    void along(int dimension, long from, long count, long every) {
        start[dimension] = from;
        extent[dimension] = count;
        step[dimension] = every;
    }

    /** Goes before the first run. */
    void open() {
        fresh = true;
        done = false;
        if (packed) {
            openPacked();
            return;
        }
        outer = full.length;
        length = 1;
        boolean whole = true;
        while (outer > 0 && whole && (step[outer - 1] == 1 || extent[outer - 1] == 1)) {
            outer--;
            length *= extent[outer];
            whole = extent[outer] == full[outer];
        }
        java.util.Arrays.fill(at, 0, full.length, 0);
    }

    /** The box is one run; it lies behind all boxes that come before it in the order of dimensions. */
    private void openPacked() {
        outer = 0;
        long before = 1;
        long inner = 1;
        for (long size : full) {
            inner *= size;
        }
        first = 0;
        for (int d = 0; d < full.length; d++) {
            inner /= full[d];
            first += start[d] * before * inner;
            before *= extent[d];
        }
        length = before;
    }

    /** Moves to the next run; false where there is none. */
    boolean next() {
        if (done) {
            return false;
        }
        if (!fresh) {
            int d = outer - 1;
            while (d >= 0 && ++at[d] == extent[d]) {
                at[d--] = 0;
            }
            if (d < 0) {
                done = true;
                return false;
            }
        }
        fresh = false;
        if (!packed) {
            first = 0;
            for (int d = 0; d < full.length; d++) {
                first = first * full[d] + start[d] + (d < outer ? at[d] * step[d] : 0);
            }
        }
        return true;
    }

    /** First element of the run. */
    long first() {
        return first;
    }

    /** Elements of the run. */
    long length() {
        return length;
    }
}
