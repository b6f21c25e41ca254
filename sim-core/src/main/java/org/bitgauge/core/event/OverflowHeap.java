package org.bitgauge.core.event;

import java.util.Arrays;

/**
 * A four-ary heap of entries ordered by time, then by insertion: where events wait that are too far away for the wheel.
 * Four children share a cache line, which makes it shallower and faster than a binary heap.
 */
final class OverflowHeap {
    private long[] time = new long[16];
    private long[] sequence = new long[16];
    private int[] entry = new int[16];
    private int size;
    private long nextSequence;

    boolean isEmpty() {
        return size == 0;
    }

    long minTime() {
        return time[0];
    }

    void add(long at, int newEntry) {
        if (size == time.length) {
            int grown = 2 * size;
            time = Arrays.copyOf(time, grown);
            sequence = Arrays.copyOf(sequence, grown);
            entry = Arrays.copyOf(entry, grown);
        }
        long order = nextSequence++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (time[parent] <= at) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, at, order, newEntry);
    }

    /** Removes the entry with the smallest time that was added first. */
    int removeMin() {
        int result = entry[0];
        int last = --size;
        if (last > 0) {
            sink(time[last], sequence[last], entry[last]);
        } else {
            nextSequence = 0;
        }
        return result;
    }

    private void sink(long at, long order, int moved) {
        int hole = 0;
        while (true) {
            int first = 4 * hole + 1;
            if (first >= size) {
                break;
            }
            int best = first;
            for (int child = first + 1; child < Math.min(first + 4, size); child++) {
                if (before(time[child], sequence[child], best)) {
                    best = child;
                }
            }
            if (before(at, order, best)) {
                break;
            }
            move(best, hole);
            hole = best;
        }
        put(hole, at, order, moved);
    }

    private boolean before(long at, long order, int other) {
        return at < time[other] || (at == time[other] && order < sequence[other]);
    }

    private void move(int from, int to) {
        put(to, time[from], sequence[from], entry[from]);
    }

    private void put(int index, long at, long order, int newEntry) {
        time[index] = at;
        sequence[index] = order;
        entry[index] = newEntry;
    }
}
