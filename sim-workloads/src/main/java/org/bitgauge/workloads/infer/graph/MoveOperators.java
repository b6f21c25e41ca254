package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Operators that move numbers and compute none. */
final class MoveOperators {
    private MoveOperators() {}

    static ImmutableMap<String, Operator> all() {
        return ImmutableMap.<String, Operator>builder()
                .put("Identity", plan -> plan.alias(plan.in(0), plan.in(0).shape()))
                .put("Dropout", plan -> plan.alias(plan.in(0), plan.in(0).shape()))
                .put("Flatten", MoveOperators::flatten)
                .put("Reshape", MoveOperators::reshape)
                .put("Squeeze", MoveOperators::squeeze)
                .put("Unsqueeze", MoveOperators::unsqueeze)
                .put("Transpose", MoveOperators::transpose)
                .put("Concat", MoveOperators::concat)
                .put("Split", MoveOperators::split)
                .put("Slice", MoveOperators::slice)
                .put("Pad", MoveOperators::pad)
                .put("Gather", MoveOperators::gather)
                .buildOrThrow();
    }

    private static void flatten(PlanNode plan) {
        int[] shape = plan.in(0).shape();
        int axis = Shape.axis(plan.node().integer("axis", 1), shape.length);
        plan.alias(plan.in(0), Shape.product(shape, 0, axis), Shape.product(shape, axis, shape.length));
    }

    private static void reshape(PlanNode plan) {
        Value in = plan.in(0);
        int[] wanted = plan.integers(1, "shape")
                .orElseThrow(() -> plan.problem("it gives no shape"))
                .clone();
        int known = 1;
        int open = -1;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] == 0 && plan.node().integer("allowzero", 0) == 0) {
                wanted[i] = in.shape()[i];
            }
            if (wanted[i] == -1) {
                open = i;
            } else {
                known *= wanted[i];
            }
        }
        if (open >= 0) {
            wanted[open] = in.size() / Math.max(1, known);
        }
        plan.alias(in, wanted);
    }

    private static void squeeze(PlanNode plan) {
        int[] shape = plan.in(0).shape();
        int[] axes = plan.integers(1, "axes").orElse(new int[0]);
        int[] dropped =
                Arrays.stream(axes).map(a -> Shape.axis(a, shape.length)).toArray();
        int[] kept = IntStream.range(0, shape.length)
                .filter(i -> axes.length == 0
                        ? shape[i] != 1
                        : Arrays.stream(dropped).noneMatch(a -> a == i))
                .map(i -> shape[i])
                .toArray();
        plan.alias(plan.in(0), kept);
    }

    private static void unsqueeze(PlanNode plan) {
        int[] shape = plan.in(0).shape();
        int[] axes = plan.integers(1, "axes").orElseThrow(() -> plan.problem("it gives no axes"));
        int[] wide = new int[shape.length + axes.length];
        for (int axis : axes) {
            wide[Shape.axis(axis, wide.length)] = 1;
        }
        for (int i = 0, from = 0; i < wide.length; i++) {
            wide[i] = wide[i] == 1 ? 1 : shape[from++];
        }
        plan.alias(plan.in(0), wide);
    }

    private static void transpose(PlanNode plan) {
        Value in = plan.in(0);
        int rank = in.shape().length;
        int[] order = plan.node().integers("perm").orElseGet(() -> {
            int[] reversed = new int[rank];
            Arrays.setAll(reversed, i -> rank - 1 - i);
            return reversed;
        });
        int[] strides = Shape.strides(in.shape());
        int[] shape = Arrays.stream(order).map(a -> in.shape()[a]).toArray();
        int[] moved = Arrays.stream(order).map(a -> strides[a]).toArray();
        pick(plan, in, 0, shape, Shape.walk(shape, moved, 0));
    }

    /** {@code out[i] = in[from[i]]}. */
    private static void pick(PlanNode plan, Value in, int output, int[] shape, int[] from) {
        int out = plan.out(output, shape);
        plan.step(memory -> {
            double[] source = memory.slots[in.slot()];
            double[] to = memory.slots[out];
            for (int i = 0; i < from.length; i++) {
                to[i] = source[from[i]];
            }
        });
    }

    private static void concat(PlanNode plan) {
        int[] shape = plan.in(0).shape().clone();
        int axis = Shape.axis(plan.node().integer("axis", 0), shape.length);
        int inputs = plan.node().inputs().size();
        int total = 0;
        for (int i = 0; i < inputs; i++) {
            int[] other = plan.in(i).shape().clone();
            total += other[axis];
            other[axis] = shape[axis];
            if (!Arrays.equals(other, shape)) {
                throw plan.problem("its inputs differ in another axis than " + axis);
            }
        }
        int inner = Shape.product(shape, axis + 1, shape.length);
        int outer = Shape.product(shape, 0, axis);
        int width = total * inner;
        shape[axis] = total;
        int out = plan.out(0, shape);
        int at = 0;
        for (int i = 0; i < inputs; i++) {
            Value in = plan.in(i);
            int run = in.shape()[axis] * inner;
            int start = at;
            plan.step(memory -> {
                for (int o = 0; o < outer; o++) {
                    System.arraycopy(memory.slots[in.slot()], o * run, memory.slots[out], o * width + start, run);
                }
            });
            at += run;
        }
    }

    private static void split(PlanNode plan) {
        Value in = plan.in(0);
        int axis = Shape.axis(plan.node().integer("axis", 0), in.shape().length);
        int parts = plan.node().outputs().size();
        int[] sizes = plan.integers(1, "split").orElseGet(() -> {
            int[] equal = new int[parts];
            Arrays.fill(equal, in.shape()[axis] / parts);
            return equal;
        });
        int[] strides = Shape.strides(in.shape());
        int start = 0;
        for (int i = 0; i < parts; i++) {
            int[] shape = in.shape().clone();
            shape[axis] = sizes[i];
            pick(plan, in, i, shape, Shape.walk(shape, strides, start * strides[axis]));
            start += sizes[i];
        }
    }

    private static void slice(PlanNode plan) {
        Value in = plan.in(0);
        int[] shape = in.shape().clone();
        int[] starts = plan.integers(1, "starts").orElseThrow(() -> plan.problem("it gives no starts"));
        int[] ends = plan.integers(2, "ends").orElseThrow(() -> plan.problem("it gives no ends"));
        int[] steps = plan.reads(4) ? plan.integers(4, "steps").orElseThrow() : new int[0];
        int[] axes = plan.integers(3, "axes").orElseGet(() -> {
            int[] first = new int[starts.length];
            Arrays.setAll(first, i -> i);
            return first;
        });
        int[] strides = Shape.strides(shape);
        int origin = 0;
        for (int i = 0; i < axes.length; i++) {
            int axis = Shape.axis(axes[i], shape.length);
            int size = in.shape()[axis];
            int step = steps.length == 0 ? 1 : steps[i];
            if (step == 0) {
                throw plan.problem("it slices in steps of 0");
            }
            int start = within(starts[i], size, 0, step > 0 ? size : size - 1);
            int end = within(ends[i], size, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
            shape[axis] = Math.max(0, Math.floorDiv(end - start + step - Integer.signum(step), step));
            origin += start * strides[axis];
            strides[axis] *= step;
        }
        pick(plan, in, 0, shape, Shape.walk(shape, strides, origin));
    }

    private static int within(long index, int size, int low, int high) {
        return (int) Math.max(low, Math.min(index < 0 ? index + size : index, high));
    }

    private static void pad(PlanNode plan) {
        Value in = plan.in(0);
        int rank = in.shape().length;
        String mode = plan.node().text("mode", "constant");
        if (!mode.equals("constant")) {
            throw plan.problem("only padding with a constant can be run, not '" + mode + "'");
        }
        int[] pads = plan.integers(1, "pads").orElseThrow(() -> plan.problem("it gives no pads"));
        double fill = plan.scalar(2).orElse(plan.node().real("value", 0));
        int[] shape = in.shape().clone();
        for (int i = 0; i < rank; i++) {
            if (pads[i] < 0 || pads[i + rank] < 0) {
                throw plan.problem("it pads by a negative amount");
            }
            shape[i] += pads[i] + pads[i + rank];
        }
        int[] strides = Shape.strides(shape);
        int origin = 0;
        for (int i = 0; i < rank; i++) {
            origin += pads[i] * strides[i];
        }
        int[] to = Shape.walk(in.shape(), strides, origin);
        int size = Shape.size(shape);
        int out = plan.out(0, shape);
        plan.step(memory -> {
            double[] target = memory.slots[out];
            Arrays.fill(target, 0, size, fill);
            for (int i = 0; i < to.length; i++) {
                target[to[i]] = memory.slots[in.slot()][i];
            }
        });
    }

    private static void gather(PlanNode plan) {
        Value in = plan.in(0);
        Value index = plan.in(1);
        int rank = in.shape().length;
        int axis = Shape.axis(plan.node().integer("axis", 0), rank);
        int outer = Shape.product(in.shape(), 0, axis);
        int length = in.shape()[axis];
        int inner = Shape.product(in.shape(), axis + 1, rank);
        int[] shape = new int[rank - 1 + index.shape().length];
        System.arraycopy(in.shape(), 0, shape, 0, axis);
        System.arraycopy(index.shape(), 0, shape, axis, index.shape().length);
        System.arraycopy(in.shape(), axis + 1, shape, axis + index.shape().length, rank - axis - 1);
        int count = index.size();
        int out = plan.out(0, shape);
        plan.step(memory -> {
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < count; i++) {
                    int wanted = (int) memory.slots[index.slot()][i];
                    int row = wanted < 0 ? wanted + length : wanted;
                    if (row < 0 || row >= length) {
                        throw plan.problem("index " + wanted + " is not within its " + length + " rows");
                    }
                    int from = (o * length + row) * inner;
                    System.arraycopy(memory.slots[in.slot()], from, memory.slots[out], (o * count + i) * inner, inner);
                }
            }
        });
    }
}
