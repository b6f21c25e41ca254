package org.bitgauge.core.memory.dram;

/** Requests of a channel in order of arrival, from which the oldest whose bank has room is taken. */
final class TransactionQueue {
    private final int[] bank;
    private final int[] row;
    private final int[] tag;
    private final long[] arrival;
    private int size;

    TransactionQueue(int capacity) {
        bank = new int[capacity];
        row = new int[capacity];
        tag = new int[capacity];
        arrival = new long[capacity];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == bank.length;
    }

    void add(int newBank, int newRow, int newTag, long now) {
        bank[size] = newBank;
        row[size] = newRow;
        tag[size] = newTag;
        arrival[size++] = now;
    }

    /** Moves the oldest request whose bank has room into the bank's queue; the bank, or -1. */
    int moveOne(BankQueues banks, boolean write) {
        for (int i = 0; i < size; i++) {
            int to = bank[i];
            if (!banks.isFull(to)) {
                banks.add(to, row[i], write, arrival[i], tag[i]);
                int behind = --size - i;
                System.arraycopy(bank, i + 1, bank, i, behind);
                System.arraycopy(row, i + 1, row, i, behind);
                System.arraycopy(tag, i + 1, tag, i, behind);
                System.arraycopy(arrival, i + 1, arrival, i, behind);
                return to;
            }
        }
        return -1;
    }
}
