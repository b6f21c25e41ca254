package org.bitgauge.workloads.infer.graph;

import org.bitgauge.workloads.infer.graph.ProductStep.Places;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.TensorRounder;

/** Conv, Gemm and MatMul. */
final class ProductOperators {
    private ProductOperators() {}

    static void conv(PlanNode plan) {
        Value in = plan.in(0);
        int[] x = in.shape();
        double[] matrix = weights(plan);
        int[] w = plan.in(1).shape();
        if (x.length != 4 || w.length != 4) {
            throw plan.problem("only two-dimensional convolutions can be run, its input is " + Shape.text(x));
        }
        int groups = plan.node().integer("group", 1);
        if (x[1] != w[1] * groups) {
            throw plan.problem("its input has " + x[1] + " channels, its weights take " + w[1] * groups);
        }
        Window window = Window.of(plan, new int[] {w[2], w[3]}, x[2], x[3]);
        Lowering lowering = new ConvLowering(
                x[0],
                x[1],
                x[2],
                x[3],
                w[0],
                window.out()[0],
                window.out()[1],
                window.kernel(),
                window.stride(),
                window.dilation(),
                window.pad(),
                groups);
        LayerWeights prepared = plan.planner()
                .prepared()
                .weights(plan.node().name(), matrix, w[0], w[1], w[2] * w[3], biases(plan, w[0], 1));
        int[] shape = {x[0], w[0], window.out()[0], window.out()[1]};
        layer(plan, in, lowering, prepared, x[0], x[1], x[2] * x[3], shape);
    }

    static void gemm(PlanNode plan) {
        Value in = plan.in(0);
        int[] x = in.shape();
        double[] matrix = weights(plan);
        int[] w = plan.in(1).shape();
        boolean transposed = plan.node().integer("transB", 0) != 0;
        if (x.length != 2 || w.length != 2 || plan.node().integer("transA", 0) != 0) {
            throw plan.problem("only a matrix of images times a matrix of weights can be run");
        }
        int reduction = transposed ? w[1] : w[0];
        int outputs = transposed ? w[0] : w[1];
        double alpha = plan.node().real("alpha", 1);
        double[] rows = transposed ? matrix.clone() : transposed(matrix, reduction, outputs);
        for (int i = 0; i < rows.length && alpha != 1; i++) {
            rows[i] *= alpha;
        }
        dense(
                plan,
                in,
                rows,
                reduction,
                outputs,
                biases(plan, outputs, plan.node().real("beta", 1)));
    }

    static void matMul(PlanNode plan) {
        if (!plan.in(1).isConstant() || plan.in(1).shape().length != 2) {
            BatchedProductStep.plan(plan);
            return;
        }
        int[] w = plan.in(1).shape();
        dense(plan, plan.in(0), transposed(weights(plan), w[0], w[1]), w[0], w[1], new double[w[1]]);
    }

    private static void dense(PlanNode plan, Value in, double[] rows, int reduction, int outputs, double[] biases) {
        int[] shape = in.shape().clone();
        if (shape.length == 0 || shape[shape.length - 1] != reduction) {
            throw plan.problem(
                    "its input is " + Shape.text(in.shape()) + ", its weights take " + reduction + " features");
        }
        shape[shape.length - 1] = outputs;
        int columns = in.size() / reduction;
        LayerWeights prepared =
                plan.planner().prepared().weights(plan.node().name(), rows, outputs, reduction, 1, biases);
        Lowering lowering = new DenseLowering(columns, 1, reduction, outputs);
        layer(plan, in, lowering, prepared, columns, reduction, 1, shape);
    }

    private static void layer(
            PlanNode plan,
            Value in,
            Lowering lowering,
            LayerWeights weights,
            int outer,
            int axis,
            int inner,
            int[] shape) {
        Planner planner = plan.planner();
        String name = plan.node().name();
        LayerNumbers numbers = planner.prepared().numbers(name);
        boolean onCodes = weights.kernels().onCodes();
        double step = onCodes ? planner.prepared().step(name, numbers.activations(), "activations") : 1;
        boolean copies = numbers.activations().isPresent() || onCodes;
        int rounded = copies ? planner.scratch(in.size()) : in.slot();
        int out = plan.out(0, shape);
        Places places = new Places(in.slot(), rounded, out, outer, axis, inner);
        ProductStep made = new ProductStep(
                planner.nextProduct(),
                lowering,
                weights,
                places,
                numbers.activations().map(TensorRounder::new),
                numbers.outputs().map(TensorRounder::new),
                step);
        planner.addProduct(made);
        if (copies) {
            planner.giveBack(rounded);
        }
        plan.computed(out, Shape.size(shape));
    }

    private static double[] weights(PlanNode plan) {
        Value value = plan.in(1);
        if (!value.isConstant()) {
            throw plan.problem("its weights '" + value.name() + "' are not stored in the model; save it with them");
        }
        return plan.planner().raw(value.name());
    }

    private static double[] biases(PlanNode plan, int outputs, double factor) {
        double[] biases = new double[outputs];
        if (plan.reads(2)) {
            plan.constant(2);
            double[] given = plan.planner().raw(plan.in(2).name());
            for (int i = 0; i < outputs; i++) {
                biases[i] = factor * given[given.length == 1 ? 0 : i];
            }
        }
        return biases;
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
        double[] out = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[j * rows + i] = matrix[i * columns + j];
            }
        }
        return out;
    }
}
