package org.bitgauge.workloads.infer.graph;

/** One operator on the memory of one thread. */
interface Step {
    void run(Memory memory);
}
