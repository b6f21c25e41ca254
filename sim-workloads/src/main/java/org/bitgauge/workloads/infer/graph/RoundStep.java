package org.bitgauge.workloads.infer.graph;

import org.bitgauge.workloads.infer.rounding.RowRounder;

/** Rounds a slot in place. */
record RoundStep(RowRounder rounder, int slot, int size) implements Step {
    @Override
    public void run(Memory memory) {
        rounder.round(memory.slots[slot], size);
    }
}
