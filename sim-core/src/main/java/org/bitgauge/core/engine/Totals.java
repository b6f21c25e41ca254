package org.bitgauge.core.engine;

import java.util.Arrays;

/**
 * Everything a run adds up. One array, so that whole periods are added in one go.
 *
 * <p>For each stream that reads partial sums back it also holds how many stores are not read back yet, how many were, and
 * how often a read back was near its store, so that skipping cannot jump over the point where it would have to wait.
 */
final class Totals {
    private static final int SKIPPED = 0;
    private static final int SIMULATED = 1;
    private static final int CREDIT = 0;
    private static final int FILLS = 1;
    private static final int TIGHT = 2;
    private static final int PER_STREAM = 3;

    private final long[] values;
    private final int waits;
    private final int perStream;

    Totals(int waits, int streams) {
        this.waits = 2;
        perStream = this.waits + waits;
        values = new long[perStream + PER_STREAM * streams];
    }

    /** Cycles that were skipped. */
    long skipped() {
        return values[SKIPPED];
    }

    /** Tiles that were stepped through; not multiplied by skipping. */
    long simulated() {
        return values[SIMULATED];
    }

    void simulate() {
        values[SIMULATED]++;
    }

    long wait(int cause) {
        return values[waits + cause];
    }

    void addWait(int cause, long cycles) {
        values[waits + cause] += cycles;
    }

    /** Stores that are not read back yet. */
    long credit(int stream) {
        return values[perStream + PER_STREAM * stream + CREDIT];
    }

    void stored(int stream) {
        values[perStream + PER_STREAM * stream + CREDIT]++;
    }

    void readBack(int stream) {
        values[perStream + PER_STREAM * stream + CREDIT]--;
        values[perStream + PER_STREAM * stream + FILLS]++;
    }

    /** A read back had to wait, or nearly. */
    void tight(int stream) {
        values[perStream + PER_STREAM * stream + TIGHT]++;
    }

    long[] copy() {
        return Arrays.copyOf(values, values.length);
    }

    void copyTo(long[] saved) {
        System.arraycopy(values, 0, saved, 0, values.length);
    }

    /** Whether since {@code saved} no read back of the stream was near its store. */
    boolean loose(int stream, long[] saved) {
        int tight = perStream + PER_STREAM * stream + TIGHT;
        return values[tight] == saved[tight];
    }

    long creditSince(int stream, long[] saved) {
        int credit = perStream + PER_STREAM * stream + CREDIT;
        return values[credit] - saved[credit];
    }

    long fillsSince(int stream, long[] saved) {
        int fills = perStream + PER_STREAM * stream + FILLS;
        return values[fills] - saved[fills];
    }

    /** Adds what was added since {@code saved}, which took {@code elapsed} cycles unskipped, {@code periods} more times. */
    void repeat(long[] saved, long elapsed, long periods) {
        long simulated = values[SIMULATED];
        long perPeriod = Math.addExact(elapsed, values[SKIPPED] - saved[SKIPPED]);
        values[SKIPPED] = Math.addExact(values[SKIPPED], Math.multiplyExact(perPeriod, periods));
        for (int i = SKIPPED + 1; i < values.length; i++) {
            values[i] = Math.addExact(values[i], Math.multiplyExact(values[i] - saved[i], periods));
        }
        values[SIMULATED] = simulated;
    }
}
