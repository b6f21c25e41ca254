package org.bitgauge.core.memory.dram;

/**
 * The source's place for bursts whose channel has no room: so many may be held while later ones pass, the next one waits
 * until one of them is taken. Keeps the latest times at which bursts were taken, as a heap with the earliest on top.
 */
final class HeldBursts {
    private final long[] taken;
    private int size;

    HeldBursts(int most) {
        taken = new long[most];
    }

    /** From when on there is place for one more. */
    long placeFrom() {
        return size < taken.length ? 0 : taken[0];
    }

    /** Notes when a burst was taken. */
    void add(long time) {
        if (size < taken.length) {
            int at = size++;
            while (at > 0 && taken[(at - 1) / 2] > time) {
                taken[at] = taken[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            taken[at] = time;
        } else if (time > taken[0]) {
            int at = 0;
            int child = 1;
            while (child < size) {
                child += child + 1 < size && taken[child + 1] < taken[child] ? 1 : 0;
                if (taken[child] >= time) {
                    break;
                }
                taken[at] = taken[child];
                at = child;
                child = 2 * at + 1;
            }
            taken[at] = time;
        }
    }
}
