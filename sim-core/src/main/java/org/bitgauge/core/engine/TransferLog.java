package org.bitgauge.core.engine;

import java.util.Arrays;

/**
 * Transfers that are not over yet, and what each waited for: enough to follow a wait back to its cause. Transfers are
 * numbered in the order in which they are issued; those before {@link #front} are over and forgotten.
 */
final class TransferLog {
    /** No transfer. */
    static final long NONE = -1;

    private long[] begin = new long[32];
    private long[] end = new long[32];
    private long[] arrival = new long[32];
    private long[] binding = new long[32];
    private boolean[] boundByArrival = new boolean[32];
    private int[] channel = new int[32];
    private int[] kind = new int[32];
    private int[] stream = new int[32];
    private long[][] reasons = new long[32][];
    private long front;
    private long count;

    long front() {
        return front;
    }

    long count() {
        return count;
    }

    /** Whether it exists and was not over when last looked. */
    boolean live(long id) {
        return id >= front;
    }

    long begin(long id) {
        return begin[slot(id)];
    }

    long end(long id) {
        return end[slot(id)];
    }

    long arrival(long id) {
        return arrival[slot(id)];
    }

    int channel(long id) {
        return channel[slot(id)];
    }

    /** Kind of the tile it belongs to. */
    int kind(long id) {
        return kind[slot(id)];
    }

    int stream(long id) {
        return stream[slot(id)];
    }

    /** Its cycles by reason, in the order of {@code Cause.Reason}; empty where all of them move data. */
    long[] reasons(long id) {
        return reasons[slot(id)];
    }

    /** The transfer whose end or arrival let this one begin. */
    long binding(long id) {
        return binding[slot(id)];
    }

    boolean boundByArrival(long id) {
        return boundByArrival[slot(id)];
    }

    /** Forgets transfers that are over. */
    void forgetUntil(long now) {
        while (front < count && arrival[slot(front)] <= now) {
            front++;
        }
    }

    /** Notes a transfer and returns its number. */
    long add(
            int onChannel,
            int ofKind,
            int ofStream,
            long[] byReason,
            long from,
            long to,
            long there,
            long boundBy,
            boolean byArrival) {
        if (count - front == begin.length) {
            grow();
        }
        int slot = slot(count);
        channel[slot] = onChannel;
        kind[slot] = ofKind;
        stream[slot] = ofStream;
        reasons[slot] = byReason;
        begin[slot] = from;
        end[slot] = to;
        arrival[slot] = there;
        binding[slot] = boundBy;
        boundByArrival[slot] = byArrival;
        return count++;
    }

    private int slot(long id) {
        return (int) id & (begin.length - 1);
    }

    private void grow() {
        int old = begin.length;
        begin = spread(begin);
        end = spread(end);
        arrival = spread(arrival);
        binding = spread(binding);
        boolean[] byArrival = Arrays.copyOf(boundByArrival, 2 * old);
        for (long id = front; id < count; id++) {
            byArrival[(int) id & (2 * old - 1)] = boundByArrival[(int) id & (old - 1)];
        }
        boundByArrival = byArrival;
        channel = spread(channel);
        kind = spread(kind);
        stream = spread(stream);
        long[][] byReason = Arrays.copyOf(reasons, 2 * old);
        for (long id = front; id < count; id++) {
            byReason[(int) id & (2 * old - 1)] = reasons[(int) id & (old - 1)];
        }
        reasons = byReason;
    }

    private int[] spread(int[] old) {
        int[] wide = new int[2 * old.length];
        for (long id = front; id < count; id++) {
            wide[(int) id & (wide.length - 1)] = old[(int) id & (old.length - 1)];
        }
        return wide;
    }

    private long[] spread(long[] old) {
        long[] wide = new long[2 * old.length];
        for (long id = front; id < count; id++) {
            wide[(int) id & (wide.length - 1)] = old[(int) id & (old.length - 1)];
        }
        return wide;
    }
}
