package org.bitgauge.workloads.infer.graph;

import java.util.Optional;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.onnx.OnnxGraph;

/** One node while it is planned. */
final class PlanNode {
    private final Planner planner;
    private final OnnxGraph.Node node;

    PlanNode(Planner planner, OnnxGraph.Node node) {
        this.planner = planner;
        this.node = node;
    }

    OnnxGraph.Node node() {
        return node;
    }

    Planner planner() {
        return planner;
    }

    Value in(int input) {
        if (!node.reads(input)) {
            throw problem("input " + input + " is missing");
        }
        return planner.value(node.inputs().get(input));
    }

    boolean reads(int input) {
        return node.reads(input);
    }

    /** Values that must be known before running. */
    double[] constant(int input) {
        Value value = in(input);
        if (!value.isConstant()) {
            throw problem("its input '" + value.name() + "' must be a constant");
        }
        return value.constant();
    }

    /** A scalar constant, if given. */
    Optional<Double> scalar(int input) {
        return reads(input) ? Optional.of(constant(input)[0]) : Optional.empty();
    }

    /** Integers from an input or, as in older operator sets, from an attribute. */
    Optional<int[]> integers(int input, String attribute) {
        if (reads(input)) {
            double[] values = constant(input);
            int[] integers = new int[values.length];
            for (int i = 0; i < integers.length; i++) {
                integers[i] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, values[i]));
            }
            return Optional.of(integers);
        }
        return node.integers(attribute);
    }

    /** Defines an output and gives its slot. */
    int out(int output, int... shape) {
        return planner.define(node.outputs().get(output), shape);
    }

    /** Defines an output that is another tensor in another shape. */
    void alias(Value value, int... shape) {
        if (Shape.size(shape) != value.size()) {
            throw problem("shape " + Shape.text(value.shape()) + " cannot become " + Shape.text(shape));
        }
        planner.alias(node.outputs().get(0), value, shape);
    }

    void step(Step step) {
        planner.add(step);
    }

    /** Rounds an output that was computed, as the numerics say. */
    void computed(int slot, int size) {
        planner.round(slot, size);
    }

    WorkloadException problem(String message) {
        return new WorkloadException(
                planner.file() + ": layer '" + node.name() + "' (" + node.operator() + "): " + message);
    }
}
