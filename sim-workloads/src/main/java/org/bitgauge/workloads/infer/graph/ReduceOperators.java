package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;

/** Pooling, means, softmax and batch normalisation. */
final class ReduceOperators {
    private ReduceOperators() {}

    static ImmutableMap<String, Operator> all() {
        return ImmutableMap.of(
                "MaxPool", plan -> pool(plan, true),
                "AveragePool", plan -> pool(plan, false),
                "GlobalAveragePool", ReduceOperators::globalAverage,
                "ReduceMean", ReduceOperators::reduceMean,
                "Softmax", ReduceOperators::softmax,
                "BatchNormalization", ReduceOperators::batchNormalisation);
    }

    private static void pool(PlanNode plan, boolean max) {
        Value in = plan.in(0);
        int[] x = in.shape();
        int[] kernel = plan.node().integers("kernel_shape").orElseThrow(() -> plan.problem("it gives no kernel_shape"));
        if (x.length != 4 || kernel.length != 2) {
            throw plan.problem("only pooling over rows and columns can be run, its input is " + Shape.text(x));
        }
        Window window = Window.of(plan, kernel, x[2], x[3]);
        int out = plan.out(0, x[0], x[1], window.out()[0], window.out()[1]);
        boolean padded = plan.node().integer("count_include_pad", 0) != 0;
        PoolStep step = new PoolStep(in.slot(), out, x[0] * x[1], x[2], x[3], window, max, padded);
        plan.step(step);
        if (!max) {
            plan.computed(out, x[0] * x[1] * window.out()[0] * window.out()[1]);
        }
    }

    private static void globalAverage(PlanNode plan) {
        Value in = plan.in(0);
        int[] shape = in.shape().clone();
        Arrays.fill(shape, 2, shape.length, 1);
        mean(plan, in, shape[0] * shape[1], Shape.product(in.shape(), 2, shape.length), 1, shape);
    }

    private static void reduceMean(PlanNode plan) {
        Value in = plan.in(0);
        int rank = in.shape().length;
        int[] axes = plan.integers(1, "axes").orElseGet(() -> {
            int[] every = new int[rank];
            Arrays.setAll(every, i -> i);
            return every;
        });
        int[] sorted =
                Arrays.stream(axes).map(a -> Shape.axis(a, rank)).sorted().toArray();
        int first = sorted[0];
        if (sorted[sorted.length - 1] - first != sorted.length - 1) {
            throw plan.problem("only the mean over neighbouring axes can be run");
        }
        int end = first + sorted.length;
        boolean keep = plan.node().integer("keepdims", 1) != 0;
        int[] shape = new int[keep ? rank : rank - sorted.length];
        for (int i = 0, to = 0; i < rank; i++) {
            boolean reduced = i >= first && i < end;
            if (!reduced || keep) {
                shape[to++] = reduced ? 1 : in.shape()[i];
            }
        }
        int outer = Shape.product(in.shape(), 0, first);
        mean(plan, in, outer, Shape.product(in.shape(), first, end), Shape.product(in.shape(), end, rank), shape);
    }

    private static void mean(PlanNode plan, Value in, int outer, int length, int inner, int[] shape) {
        int out = plan.out(0, shape);
        plan.step(memory -> {
            double[] from = memory.slots[in.slot()];
            double[] to = memory.slots[out];
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < inner; i++) {
                    double sum = 0;
                    for (int k = 0; k < length; k++) {
                        sum += from[(o * length + k) * inner + i];
                    }
                    to[o * inner + i] = sum / length;
                }
            }
        });
        plan.computed(out, outer * inner);
    }

    private static void softmax(PlanNode plan) {
        Value in = plan.in(0);
        int rank = in.shape().length;
        int axis = Shape.axis(plan.node().integer("axis", -1), rank);
        int outer = Shape.product(in.shape(), 0, axis);
        int length = in.shape()[axis];
        int inner = Shape.product(in.shape(), axis + 1, rank);
        int out = plan.out(0, in.shape());
        plan.step(memory -> {
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < inner; i++) {
                    softmax(memory.slots[in.slot()], memory.slots[out], o * length * inner + i, length, inner);
                }
            }
        });
        plan.computed(out, in.size());
    }

    private static void softmax(double[] from, double[] to, int at, int length, int stride) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < length; k++) {
            largest = Math.max(largest, from[at + k * stride]);
        }
        double sum = 0;
        for (int k = 0; k < length; k++) {
            double e = Math.exp(from[at + k * stride] - largest);
            to[at + k * stride] = e;
            sum += e;
        }
        for (int k = 0; k < length; k++) {
            to[at + k * stride] /= sum;
        }
    }

    private static void batchNormalisation(PlanNode plan) {
        Value in = plan.in(0);
        int channels = in.shape()[1];
        int inner = Shape.product(in.shape(), 2, in.shape().length);
        double epsilon = plan.node().real("epsilon", 1e-5f);
        double[] scale = plan.constant(1);
        double[] shift = plan.constant(2);
        double[] mean = plan.constant(3);
        double[] variance = plan.constant(4);
        int size = in.size();
        int out = plan.out(0, in.shape());
        plan.step(memory -> {
            for (int i = 0; i < size; i++) {
                int c = i / inner % channels;
                double normal = (memory.slots[in.slot()][i] - mean[c]) / Math.sqrt(variance[c] + epsilon);
                memory.slots[out][i] = normal * scale[c] + shift[c];
            }
        });
        plan.computed(out, size);
    }
}
