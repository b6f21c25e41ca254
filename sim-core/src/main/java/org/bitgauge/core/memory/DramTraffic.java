package org.bitgauge.core.memory;

/**
 * What a DRAM is asked for, seen over a long time.
 *
 * @param accessBytes size of one request
 * @param runBytes contiguous bytes from a start address before the next one; {@code Double.POSITIVE_INFINITY} for one
 *     endless stream
 * @param strideBytes distance of accesses that follow one another; 0 when runs start at random
 * @param writeShare share of the accesses that write
 * @param accessesPerDirection accesses of a kind the source issues before it turns from reading to writing
 * @param outstanding requests the source keeps under way; {@code Integer.MAX_VALUE} when it never waits
 */
public record DramTraffic(
        int accessBytes,
        double runBytes,
        long strideBytes,
        double writeShare,
        int accessesPerDirection,
        int outstanding) {
    public DramTraffic {
        if (accessBytes < 1 || !(runBytes >= accessBytes)) {
            throw new IllegalArgumentException(
                    "a run holds at least one access: access " + accessBytes + " B, run " + runBytes + " B");
        }
        if (strideBytes < 0) {
            throw new IllegalArgumentException("a stride is >= 0 B, was " + strideBytes);
        }
        if (!(writeShare >= 0 && writeShare <= 1)) {
            throw new IllegalArgumentException("the share of writes is from 0 to 1, was " + writeShare);
        }
        if (accessesPerDirection < 1 || outstanding < 1) {
            throw new IllegalArgumentException("accesses per direction and outstanding requests are at least 1, were "
                    + accessesPerDirection + " and " + outstanding);
        }
    }

    /** One endless stream of reads. */
    public static DramTraffic sequential(int accessBytes) {
        return new DramTraffic(accessBytes, Double.POSITIVE_INFINITY, 0, 0, 1, Integer.MAX_VALUE);
    }

    /** Reads of {@code runBytes} contiguous bytes from random starts. */
    public static DramTraffic randomRuns(int accessBytes, double runBytes) {
        return new DramTraffic(accessBytes, runBytes, 0, 0, 1, Integer.MAX_VALUE);
    }

    /** Reads every {@code strideBytes}. */
    public static DramTraffic strided(int accessBytes, long strideBytes) {
        return new DramTraffic(accessBytes, accessBytes, strideBytes, 0, 1, Integer.MAX_VALUE);
    }

    /** The same with writes among the accesses. */
    public DramTraffic withWrites(double share, int perDirection) {
        return new DramTraffic(accessBytes, runBytes, strideBytes, share, perDirection, outstanding);
    }

    /** The same with a limit of requests under way. */
    public DramTraffic withOutstanding(int requests) {
        return new DramTraffic(accessBytes, runBytes, strideBytes, writeShare, accessesPerDirection, requests);
    }

    boolean endless() {
        return Double.isInfinite(runBytes);
    }
}
