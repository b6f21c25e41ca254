package org.bitgauge.workloads.infer.graph;

/**
 * A tensor while a graph is planned.
 *
 * @param name as the file calls it
 * @param shape sizes, batch included
 * @param slot where it lies in {@link Memory}
 * @param constant its values if they are known before running; empty if not
 */
@SuppressWarnings("ArrayRecordComponent")
record Value(String name, int[] shape, int slot, double[] constant) {
    int size() {
        return Shape.size(shape);
    }

    boolean isConstant() {
        return constant.length > 0 || size() == 0;
    }
}
