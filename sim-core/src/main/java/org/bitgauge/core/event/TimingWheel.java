package org.bitgauge.core.event;

import java.util.Arrays;

/**
 * Pending events in exact order: by cycle, and first in first out within a cycle.
 *
 * <p>Events of the next {@value #SLOTS} cycles lie in one slot per cycle, chained by index; a bitmap of two levels finds
 * the next occupied slot in a few instructions. Events further away wait in a heap and enter the wheel as soon as their
 * cycle comes within its window, which is before anything can be put into that slot directly, so order is kept. Nothing
 * is allocated per event; arrays double when they are full.
 */
final class TimingWheel {
    static final int SLOTS = 4096;

    private static final int MASK = SLOTS - 1;
    private static final int NONE = -1;

    private final int[] head = new int[SLOTS];
    private final int[] tail = new int[SLOTS];
    private final long[] occupied = new long[SLOTS / Long.SIZE];
    private long occupiedWords;

    private int[] next = new int[64];
    private long[] target = new long[64];
    private long[] argument = new long[64];
    private int free = NONE;
    private int used;

    private final OverflowHeap overflow = new OverflowHeap();
    private long now;
    private int pending;
    private long polledTarget;
    private long polledArgument;

    TimingWheel() {
        Arrays.fill(head, NONE);
    }

    long now() {
        return now;
    }

    int pending() {
        return pending;
    }

    /** Payload of the event polled last. */
    long polledTarget() {
        return polledTarget;
    }

    long polledArgument() {
        return polledArgument;
    }

    void add(long at, long newTarget, long newArgument) {
        if (at < now) {
            throw new IllegalArgumentException("an event for cycle " + at + " comes too late, it is cycle " + now);
        }
        int entry = allocate();
        target[entry] = newTarget;
        argument[entry] = newArgument;
        pending++;
        if (at - now < SLOTS) {
            append((int) at & MASK, entry);
        } else {
            overflow.add(at, entry);
        }
    }

    /** Moves to the next event and takes it out; false where there is none. */
    boolean poll() {
        int slot = (int) now & MASK;
        int entry = head[slot];
        if (entry == NONE) {
            if (pending == 0) {
                return false;
            }
            advance();
            slot = (int) now & MASK;
            entry = head[slot];
        }
        int follower = next[entry];
        head[slot] = follower;
        if (follower == NONE) {
            clear(slot);
        }
        polledTarget = target[entry];
        polledArgument = argument[entry];
        next[entry] = free;
        free = entry;
        pending--;
        return true;
    }

    private void advance() {
        now = occupiedWords == 0 ? overflow.minTime() : now + distance();
        while (!overflow.isEmpty() && overflow.minTime() - now < SLOTS) {
            int slot = (int) overflow.minTime() & MASK;
            append(slot, overflow.removeMin());
        }
    }

    /** Cycles from now to the next occupied slot, going round. */
    private int distance() {
        int from = (int) now & MASK;
        int word = from >>> 6;
        long rest = occupied[word] & (-1L << from);
        if (rest == 0) {
            int start = (word + 1) & (occupied.length - 1);
            int step = Long.numberOfTrailingZeros(Long.rotateRight(occupiedWords, start));
            word = (start + step) & (occupied.length - 1);
            rest = occupied[word];
        }
        int slot = (word << 6) + Long.numberOfTrailingZeros(rest);
        return (slot - from) & MASK;
    }

    private void append(int slot, int entry) {
        next[entry] = NONE;
        if (head[slot] == NONE) {
            head[slot] = entry;
            occupied[slot >>> 6] |= 1L << slot;
            occupiedWords |= 1L << (slot >>> 6);
        } else {
            next[tail[slot]] = entry;
        }
        tail[slot] = entry;
    }

    private void clear(int slot) {
        int word = slot >>> 6;
        occupied[word] &= ~(1L << slot);
        if (occupied[word] == 0) {
            occupiedWords &= ~(1L << word);
        }
    }

    private int allocate() {
        if (free != NONE) {
            int entry = free;
            free = next[entry];
            return entry;
        }
        if (used == next.length) {
            int grown = 2 * used;
            next = Arrays.copyOf(next, grown);
            target = Arrays.copyOf(target, grown);
            argument = Arrays.copyOf(argument, grown);
        }
        return used++;
    }
}
