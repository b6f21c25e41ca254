package org.bitgauge.workloads.infer.graph;

/** Plans one node: infers the shape of what it makes and adds steps. */
interface Operator {
    void plan(PlanNode node);
}
