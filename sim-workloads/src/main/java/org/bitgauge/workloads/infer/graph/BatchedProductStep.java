package org.bitgauge.workloads.infer.graph;

import java.util.Arrays;
import java.util.Optional;
import org.bitgauge.workloads.infer.kernels.Kernels;
import org.bitgauge.workloads.infer.kernels.TileKernel;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.TensorRounder;

/** Products of two computed matrices, as in attention; the second is rounded as the layer's weights are. */
final class BatchedProductStep implements LayerStep {
    private final int index;
    private final int[] slots;
    private final int[] left;
    private final int[] right;
    private final int rows;
    private final int reduction;
    private final int columns;
    private final Kernels kernels;
    private final LayerNumbers numbers;
    private final double leftStep;
    private final double rightStep;

    private BatchedProductStep(
            PlanNode plan, int[] slots, int[] left, int[] right, int rows, int reduction, int columns) {
        this.slots = slots;
        this.left = left;
        this.right = right;
        this.rows = rows;
        this.reduction = reduction;
        this.columns = columns;
        Prepared prepared = plan.planner().prepared();
        String name = plan.node().name();
        index = plan.planner().nextProduct();
        kernels = prepared.kernels(name);
        numbers = prepared.numbers(name);
        leftStep = kernels.onCodes() ? prepared.step(name, numbers.activations(), "activations") : 1;
        rightStep = kernels.onCodes() ? prepared.step(name, numbers.weights(), "weights") : 1;
    }

    static void plan(PlanNode plan) {
        int[] a = plan.in(0).shape();
        int[] b = plan.in(1).shape();
        if (a.length < 2 || b.length < 2 || a[a.length - 1] != b[b.length - 2]) {
            throw plan.problem("cannot multiply " + Shape.text(a) + " by " + Shape.text(b));
        }
        int[] outerA = Arrays.copyOf(a, a.length - 2);
        int[] outerB = Arrays.copyOf(b, b.length - 2);
        int[] outer = Shape.broadcast(outerA, outerB)
                .orElseThrow(() -> plan.problem("cannot multiply " + Shape.text(a) + " by " + Shape.text(b)));
        int rows = a[a.length - 2];
        int columns = b[b.length - 1];
        int[] shape = Arrays.copyOf(outer, outer.length + 2);
        shape[outer.length] = rows;
        shape[outer.length + 1] = columns;
        int out = plan.out(0, shape);
        plan.planner()
                .addProduct(new BatchedProductStep(
                        plan,
                        new int[] {plan.in(0).slot(), plan.in(1).slot(), out},
                        Shape.spread(outerA, outer),
                        Shape.spread(outerB, outer),
                        rows,
                        a[a.length - 1],
                        columns));
        plan.computed(out, Shape.size(shape));
    }

    @Override
    public TileKernel kernel() {
        return kernels.kernel(reduction, rows);
    }

    @Override
    public void run(Memory memory) {
        double[] a = memory.slots[slots[0]];
        double[] b = memory.slots[slots[1]];
        double[] out = memory.slots[slots[2]];
        TileKernel kernel = memory.kernels[index];
        memory.probe.input(index, a, (Arrays.stream(left).max().orElse(0) + 1) * rows * reduction);
        double[] leftMatrix = new double[rows * reduction];
        double[] rightMatrix = new double[reduction * columns];
        for (int i = 0; i < left.length; i++) {
            System.arraycopy(a, left[i] * leftMatrix.length, leftMatrix, 0, leftMatrix.length);
            System.arraycopy(b, right[i] * rightMatrix.length, rightMatrix, 0, rightMatrix.length);
            product(kernel, leftMatrix, rightMatrix, out, i * rows * columns);
        }
        memory.overflows[index] += kernel.takeOverflows();
        int images = left.length * rows;
        Optional<TensorRounder> rounder = numbers.outputs().map(TensorRounder::new);
        rounder.ifPresent(r -> r.round(out, images, columns, 1, new double[images]));
        memory.probe.output(index, out, images * columns);
    }

    private void product(TileKernel kernel, double[] a, double[] b, double[] out, int at) {
        double[] scales = new double[rows];
        Arrays.fill(scales, 1);
        double[] scale = {1};
        numbers.activations().map(TensorRounder::new).ifPresent(r -> r.round(a, rows, reduction, 1, scales));
        numbers.weights().map(TensorRounder::new).ifPresent(r -> r.round(b, 1, reduction, columns, scale));
        if (kernels.onCodes()) {
            scale[0] *= rightStep;
            Prepared.toCodes(b, 0, b.length, scale[0]);
            for (int r = 0; r < rows; r++) {
                scales[r] *= leftStep;
                Prepared.toCodes(a, r * reduction, reduction, scales[r]);
            }
        }
        new DenseLowering(rows, 1, reduction, columns).fill(a, 0, 0, rows, kernel.rows());
        kernel.begin(reduction, rows, scales);
        double[] factors = new double[reduction];
        double[] sums = new double[rows];
        for (int m = 0; m < columns; m++) {
            for (int k = 0; k < reduction; k++) {
                factors[k] = b[k * columns + m];
            }
            kernel.sums(factors, scale[0], 0, sums);
            for (int r = 0; r < rows; r++) {
                out[at + r * columns + m] = sums[r];
            }
        }
    }
}
