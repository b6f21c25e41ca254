package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Optional;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.VectorWork;

/** Pooling and reductions. */
final class PoolOperators {
    static final ImmutableMap<String, OnnxOperator> TABLE = table();

    private static ImmutableMap<String, OnnxOperator> table() {
        ImmutableMap.Builder<String, OnnxOperator> table = ImmutableMap.builder();
        table.put("MaxPool", (c, n) -> pool(c, n, true));
        table.put("AveragePool", (c, n) -> pool(c, n, false));
        table.put("LpPool", (c, n) -> pool(c, n, false));
        table.put("GlobalAveragePool", (c, n) -> global(c, n, "global-average-pool"));
        table.put("GlobalMaxPool", (c, n) -> global(c, n, "global-max-pool"));
        table.put("ReduceProd", PoolOperators::product);
        for (String kind : new String[] {"Mean", "Sum", "Max", "Min", "L1", "L2", "LogSum", "LogSumExp", "SumSquare"}) {
            table.put("Reduce" + kind, (c, n) -> reduce(c, n, Names.kebab(n.operator())));
        }
        table.put("ArgMax", PoolOperators::extreme);
        table.put("ArgMin", PoolOperators::extreme);
        return table.buildOrThrow();
    }

    private PoolOperators() {}

    private static void pool(Conversion c, OnnxNode node, boolean max) {
        Value in = c.in(node, 0);
        ImmutableLongArray kernel = node.integers("kernel_shape")
                .orElseThrow(() -> new IllegalArgumentException("kernel_shape is missing"));
        SpatialWindow window = SpatialWindow.of(node, kernel, in.dims());
        ImmutableLongArray shape = window.pooled(in.dims(), node.integer("ceil_mode", 0) != 0);
        long out = Dims.product(shape);
        c.emit(
                node,
                max
                        ? VectorWork.maxPool(in.elements(), out, window.area())
                        : VectorWork.averagePool(in.elements(), out, window.area()),
                shape);
    }

    private static void global(Conversion c, OnnxNode node, String function) {
        Value in = c.in(node, 0);
        long[] shape = in.dims().toArray();
        for (int i = 2; i < shape.length; i++) {
            shape[i] = 1;
        }
        long out = Dims.product(Dims.of(shape));
        c.emit(node, new VectorOperation(function, in.elements(), out, in.elements(), 0, false), Dims.of(shape));
    }

    private static void product(Conversion c, OnnxNode node) {
        Optional<ImmutableLongArray> content = c.in(node, 0).content();
        if (content.isPresent() && c.in(node, 0).rank() == 1) {
            boolean keep = node.integer("keepdims", 1) != 0;
            c.put(node, 0, Value.integers(keep ? Dims.of(1) : Dims.of(), Dims.of(Dims.product(content.get()))));
        } else {
            reduce(c, node, "reduce-prod");
        }
    }

    private static void reduce(Conversion c, OnnxNode node, String function) {
        Value in = c.in(node, 0);
        Optional<ImmutableLongArray> axes = c.listed(node, "axes", 1);
        if (axes.isEmpty() && node.integer("noop_with_empty_axes", 0) != 0) {
            c.put(node, 0, in);
            return;
        }
        ImmutableLongArray shape = reduced(in.dims(), axes, node.integer("keepdims", 1) != 0);
        c.emit(node, new VectorOperation(function, in.elements(), Dims.product(shape), in.elements(), 0, false), shape);
    }

    private static void extreme(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ImmutableLongArray axis = Dims.of(node.integer("axis", 0));
        ImmutableLongArray shape = reduced(in.dims(), Optional.of(axis), node.integer("keepdims", 1) != 0);
        c.emit(
                node,
                new VectorOperation(
                        Names.kebab(node.operator()), in.elements(), Dims.product(shape), in.elements(), 0, false),
                shape);
    }

    private static ImmutableLongArray reduced(
            ImmutableLongArray dims, Optional<ImmutableLongArray> axes, boolean keep) {
        boolean[] gone = new boolean[dims.length()];
        if (axes.isEmpty() || axes.get().isEmpty()) {
            Arrays.fill(gone, true);
        } else {
            axes.get().forEach(axis -> gone[Dims.axis(axis, gone.length)] = true);
        }
        ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                shape.add(dims.get(i));
            } else if (keep) {
                shape.add(1);
            }
        }
        return shape.build();
    }
}
