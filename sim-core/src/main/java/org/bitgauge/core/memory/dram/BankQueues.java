package org.bitgauge.core.memory.dram;

import java.util.Arrays;

/**
 * The banks of a channel: open row, requests that wait in order of arrival, and which of them could go next. Only the
 * oldest request may close a row, and only when no waiting request hits it or it has served its share.
 */
final class BankQueues {
    static final int NONE = -1;

    private final int capacity;
    private final int hitLimit;
    private final int[] count;
    private final long[] request;
    private final long[] arrival;
    private final int[] tag;
    private final int[] openRow;
    private final int[] served;
    private final int[] firstRead;
    private final int[] firstWrite;
    private final boolean[] mayClose;
    private long waiting;
    private long full;

    BankQueues(int banks, DramController controller) {
        capacity = controller.bankQueue();
        hitLimit = controller.rowHitLimit();
        count = new int[banks];
        request = new long[banks * capacity];
        arrival = new long[banks * capacity];
        tag = new int[banks * capacity];
        openRow = new int[banks];
        served = new int[banks];
        firstRead = new int[banks];
        firstWrite = new int[banks];
        mayClose = new boolean[banks];
        Arrays.fill(openRow, NONE);
        Arrays.fill(firstRead, NONE);
        Arrays.fill(firstWrite, NONE);
    }

    /** Banks with requests, one bit each. */
    long waiting() {
        return waiting;
    }

    boolean isFull(int bank) {
        return (full >>> bank & 1) != 0;
    }

    boolean isOpen(int bank) {
        return openRow[bank] != NONE;
    }

    /** Bursts served from the open row. */
    int served(int bank) {
        return served[bank];
    }

    boolean mayClose(int bank) {
        return mayClose[bank];
    }

    /** Position of the oldest read that hits the open row, or {@link #NONE}. */
    int firstRead(int bank) {
        return firstRead[bank];
    }

    int firstWrite(int bank) {
        return firstWrite[bank];
    }

    long arrival(int bank, int position) {
        return arrival[bank * capacity + position];
    }

    int tag(int bank, int position) {
        return tag[bank * capacity + position];
    }

    void add(int bank, int row, boolean write, long arrived, int newTag) {
        int at = bank * capacity + count[bank]++;
        request[at] = (long) row << 1 | (write ? 1 : 0);
        arrival[at] = arrived;
        tag[at] = newTag;
        waiting |= 1L << bank;
        int position = count[bank] - 1;
        if (count[bank] == capacity) {
            full |= 1L << bank;
        }
        if (row == openRow[bank]) {
            int[] first = write ? firstWrite : firstRead;
            if (first[bank] == NONE) {
                first[bank] = position;
            }
        }
        decideClosing(bank);
    }

    void open(int bank) {
        openRow[bank] = (int) (request[bank * capacity] >>> 1);
        served[bank] = 0;
        choose(bank);
    }

    void close(int bank) {
        openRow[bank] = NONE;
        served[bank] = 0;
        choose(bank);
    }

    void serve(int bank, int position) {
        int at = bank * capacity + position;
        int behind = --count[bank] - position;
        System.arraycopy(request, at + 1, request, at, behind);
        System.arraycopy(arrival, at + 1, arrival, at, behind);
        System.arraycopy(tag, at + 1, tag, at, behind);
        full &= ~(1L << bank);
        if (count[bank] == 0) {
            waiting &= ~(1L << bank);
        }
        served[bank]++;
        boolean wrote = firstWrite[bank] == position;
        int[] same = wrote ? firstWrite : firstRead;
        int[] other = wrote ? firstRead : firstWrite;
        same[bank] = nextHit(bank, position, wrote);
        if (other[bank] > position) {
            other[bank]--;
        }
        decideClosing(bank);
    }

    private int nextHit(int bank, int from, boolean write) {
        long hit = (long) openRow[bank] << 1 | (write ? 1 : 0);
        int base = bank * capacity;
        for (int i = from; i < count[bank]; i++) {
            if (request[base + i] == hit) {
                return i;
            }
        }
        return NONE;
    }

    private void choose(int bank) {
        boolean open = openRow[bank] != NONE;
        firstRead[bank] = open ? nextHit(bank, 0, false) : NONE;
        firstWrite[bank] = open ? nextHit(bank, 0, true) : NONE;
        decideClosing(bank);
    }

    private void decideClosing(int bank) {
        int row = openRow[bank];
        mayClose[bank] = row != NONE
                && count[bank] > 0
                && request[bank * capacity] >>> 1 != row
                && ((firstRead[bank] == NONE && firstWrite[bank] == NONE) || served[bank] >= hitLimit);
    }
}
