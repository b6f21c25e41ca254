package org.bitgauge.core.engine;

/** Transfers of one stream, or events on them, by ordinal; those that are over are forgotten. */
final class Lane {
    private final TransferLog log;
    private long[] ids = new long[4];
    private long low;
    private long count;

    Lane(TransferLog log) {
        this.log = log;
    }

    /** How many were added. */
    long count() {
        return count;
    }

    void add(long id) {
        if (count - low == ids.length) {
            forget();
            if (count - low == ids.length) {
                grow();
            }
        }
        ids[(int) count & (ids.length - 1)] = id;
        count++;
    }

    /** The transfer with this ordinal, {@link TransferLog#NONE} where it is over or the ordinal is negative. */
    long get(long ordinal) {
        return ordinal < low ? TransferLog.NONE : ids[(int) ordinal & (ids.length - 1)];
    }

    /** Smallest ordinal whose transfer is not over. */
    long firstLive() {
        forget();
        return low;
    }

    private void forget() {
        while (low < count && !log.live(ids[(int) low & (ids.length - 1)])) {
            low++;
        }
    }

    private void grow() {
        long[] wide = new long[2 * ids.length];
        for (long ordinal = low; ordinal < count; ordinal++) {
            wide[(int) ordinal & (wide.length - 1)] = ids[(int) ordinal & (ids.length - 1)];
        }
        ids = wide;
    }
}
