package org.bitgauge.spark;

import java.util.concurrent.TimeUnit;

/**
 * How many points a task takes: as many as make a second of work, so that what Spark spends on a task (some 10 ms) does not
 * count. Grows at most fourfold from one finished task to the next, for the first ones also pay for a cold machine.
 */
final class ChunkSize {
    private static final long TARGET_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int FIRST = 4;
    private static final int GROWTH = 4;
    private static final int MOST = 4096;

    private int points = FIRST;

    /** Points of the next task. */
    int points() {
        return points;
    }

    /** A task of so many points took so long. */
    void finished(int count, long elapsedNs) {
        long perPointNs = Math.max(1, elapsedNs / count);
        long wanted = (TARGET_NS + perPointNs - 1) / perPointNs;
        points = (int) Math.max(1, Math.min(wanted, Math.min(MOST, (long) points * GROWTH)));
    }
}
