package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators on each element: of one tensor, or of two that are spread over each other. */
final class ElementOperators {
    private ElementOperators() {}

    static ImmutableMap<String, Operator> all() {
        return ImmutableMap.<String, Operator>builder()
                .put("Relu", ElementOperators::relu)
                .put("Clip", ElementOperators::clip)
                .put("LeakyRelu", ElementOperators::leakyRelu)
                .put("Sigmoid", plan -> unary(plan, x -> 1 / (1 + Math.exp(-x))))
                .put("Tanh", plan -> unary(plan, Math::tanh))
                .put("Exp", plan -> unary(plan, Math::exp))
                .put("Sqrt", plan -> unary(plan, Math::sqrt))
                .put("Neg", plan -> unary(plan, x -> -x))
                .put("Abs", plan -> unary(plan, Math::abs))
                .put("Add", plan -> binary(plan, Double::sum))
                .put("Sub", plan -> binary(plan, (a, b) -> a - b))
                .put("Mul", plan -> binary(plan, (a, b) -> a * b))
                .put("Div", plan -> binary(plan, (a, b) -> a / b))
                .put("Pow", plan -> binary(plan, Math::pow))
                .buildOrThrow();
    }

    private static void relu(PlanNode plan) {
        clamp(plan, 0, Double.POSITIVE_INFINITY);
    }

    private static void clip(PlanNode plan) {
        double low = plan.scalar(1).orElse(plan.node().real("min", Double.NEGATIVE_INFINITY));
        double high = plan.scalar(2).orElse(plan.node().real("max", Double.POSITIVE_INFINITY));
        clamp(plan, low, high);
    }

    /** Makes no new numbers but its bounds. */
    private static void clamp(PlanNode plan, double low, double high) {
        Value in = plan.in(0);
        int size = in.size();
        int out = plan.out(0, in.shape());
        plan.step(memory -> clamp(memory.slots[in.slot()], memory.slots[out], low, high, size));
        if (high < Double.POSITIVE_INFINITY) {
            plan.computed(out, size);
        }
    }

    private static void clamp(double[] from, double[] to, double low, double high, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = Math.min(Math.max(from[i], low), high);
        }
    }

    private static void leakyRelu(PlanNode plan) {
        double slope = plan.node().real("alpha", 0.01f);
        unary(plan, x -> x < 0 ? slope * x : x);
    }

    private static void unary(PlanNode plan, DoubleUnaryOperator operator) {
        Value in = plan.in(0);
        int size = in.size();
        int out = plan.out(0, in.shape());
        plan.step(memory -> {
            double[] from = memory.slots[in.slot()];
            double[] to = memory.slots[out];
            for (int i = 0; i < size; i++) {
                to[i] = operator.applyAsDouble(from[i]);
            }
        });
        plan.computed(out, size);
    }

    private static void binary(PlanNode plan, DoubleBinaryOperator operator) {
        Value a = plan.in(0);
        Value b = plan.in(1);
        int[] shape = Shape.broadcast(a.shape(), b.shape())
                .orElseThrow(() ->
                        plan.problem("its inputs are " + Shape.text(a.shape()) + " and " + Shape.text(b.shape())));
        int size = Shape.size(shape);
        int out = plan.out(0, shape);
        if (Arrays.equals(a.shape(), shape) && Arrays.equals(b.shape(), shape)) {
            plan.step(memory -> {
                double[] x = memory.slots[a.slot()];
                double[] y = memory.slots[b.slot()];
                double[] to = memory.slots[out];
                for (int i = 0; i < size; i++) {
                    to[i] = operator.applyAsDouble(x[i], y[i]);
                }
            });
        } else {
            int[] fromA = Shape.spread(a.shape(), shape);
            int[] fromB = Shape.spread(b.shape(), shape);
            plan.step(memory -> {
                double[] x = memory.slots[a.slot()];
                double[] y = memory.slots[b.slot()];
                double[] to = memory.slots[out];
                for (int i = 0; i < size; i++) {
                    to[i] = operator.applyAsDouble(x[fromA[i]], y[fromB[i]]);
                }
            });
        }
        plan.computed(out, size);
    }
}
