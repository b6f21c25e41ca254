package org.bitgauge.workloads.infer.graph;

import java.util.ArrayList;
import java.util.List;

/** Hands out slots of memory while a graph is planned, and takes back those that are read no more. */
final class SlotPool {
    private final List<Integer> capacities = new ArrayList<>();
    private final List<Integer> readers = new ArrayList<>();

    /** A slot for {@code size} values that {@code reads} operators will read. */
    int take(int size, int reads) {
        int best = -1;
        for (int i = 0; i < capacities.size(); i++) {
            boolean fits = readers.get(i) == 0 && capacities.get(i) >= size;
            if (fits && (best < 0 || capacities.get(i) < capacities.get(best))) {
                best = i;
            }
        }
        if (best < 0) {
            best = capacities.size();
            capacities.add(size);
            readers.add(0);
        }
        readers.set(best, reads);
        return best;
    }

    /** A slot that is never shared. */
    int reserve() {
        capacities.add(0);
        readers.add(Integer.MAX_VALUE);
        return capacities.size() - 1;
    }

    void more(int slot, int reads) {
        if (readers.get(slot) != Integer.MAX_VALUE) {
            readers.set(slot, readers.get(slot) + reads);
        }
    }

    void release(int slot) {
        if (readers.get(slot) != Integer.MAX_VALUE) {
            readers.set(slot, Math.max(0, readers.get(slot) - 1));
        }
    }

    int[] capacities() {
        return capacities.stream().mapToInt(Integer::intValue).toArray();
    }
}
