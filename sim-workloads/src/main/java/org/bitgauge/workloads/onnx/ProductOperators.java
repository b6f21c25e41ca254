package org.bitgauge.workloads.onnx;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.VectorOperation;

/** Convolutions and matrix products. */
final class ProductOperators {
    static final ImmutableMap<String, OnnxOperator> TABLE = ImmutableMap.<String, OnnxOperator>builder()
            .put("Conv", (c, n) -> convolution(c, n, 1, 2))
            .put("ConvInteger", (c, n) -> convolution(c, n, 1, Integer.MAX_VALUE))
            .put("QLinearConv", (c, n) -> convolution(c, n, 3, 8))
            .put("ConvTranspose", ProductOperators::transposed)
            .put("Gemm", ProductOperators::gemm)
            .put("MatMul", (c, n) -> product(c, n, 1))
            .put("MatMulInteger", (c, n) -> product(c, n, 1))
            .put("QLinearMatMul", (c, n) -> product(c, n, 3))
            .buildOrThrow();

    private ProductOperators() {}

    private static void convolution(Conversion c, OnnxNode node, int weightInput, int biasInput) {
        ImmutableLongArray in = c.in(node, 0).dims();
        Value weights = c.in(node, weightInput);
        ImmutableLongArray w = weights.dims();
        if (w.length() != in.length()) {
            throw new IllegalArgumentException("input " + in + " and weights " + w + " do not fit together");
        }
        SpatialWindow window = SpatialWindow.of(node, w.subArray(2, w.length()), in);
        long[] size = SpatialWindow.size(in);
        long groups = node.integer("group", 1);
        if (groups < 1 || multiplyExact(w.get(1), groups) != in.get(1)) {
            throw new IllegalArgumentException("weights " + w + " with " + groups + " groups do not fit input " + in);
        }
        Convolution operation = new Convolution(
                in.get(0),
                groups,
                in.get(1),
                w.get(0),
                new Extent(size[0], size[1]),
                new Extent(window.kernel()[0], window.kernel()[1]),
                new Extent(window.stride()[0], window.stride()[1]),
                new Extent(window.dilation()[0], window.dilation()[1]),
                new Padding(window.before()[0], window.before()[1], window.after()[0], window.after()[1]),
                biasInput < node.inputs().size() && node.reads(biasInput));
        Extent out = operation.out();
        ImmutableLongArray shape = in.length() == 4
                ? Dims.of(in.get(0), w.get(0), out.height(), out.width())
                : Dims.of(in.get(0), w.get(0), out.width());
        c.format(node.name(), weights.type());
        c.emit(node, "", operation, shape, ImmutableList.of(c.in(node, 0).maker()));
    }

    /** A product of every input pixel with all weights, then the overlapping results added. */
    private static void transposed(Conversion c, OnnxNode node) {
        ImmutableLongArray in = c.in(node, 0).dims();
        ImmutableLongArray w = c.in(node, 1).dims();
        SpatialWindow window = SpatialWindow.of(node, w.subArray(2, w.length()), in);
        long groups = node.integer("group", 1);
        long[] size = SpatialWindow.size(in);
        long[] shape = in.toArray();
        shape[1] = multiplyExact(w.get(1), groups);
        ImmutableLongArray more = node.integers("output_padding").orElse(Dims.of(new long[in.length() - 2]));
        for (int i = 2; i < shape.length; i++) {
            int at = i - 2 + (4 - shape.length);
            shape[i] = window.stride()[at] * (size[at] - 1)
                    + more.get(i - 2)
                    + window.dilation()[at] * (window.kernel()[at] - 1)
                    + 1
                    - window.before()[at]
                    - window.after()[at];
        }
        if (groups < 1 || in.get(1) % groups != 0) {
            throw new IllegalArgumentException("groups (" + groups + ") must divide the channels of " + in);
        }
        long rows = multiplyExact(in.get(0), multiplyExact(size[0], size[1]));
        long columns = multiplyExact(w.get(1), window.area());
        MatrixMultiply all = new MatrixMultiply(groups, rows, in.get(1) / groups, columns, false, 1, false);
        c.emit(node, "", all, Dims.of(shape), ImmutableList.of(c.in(node, 0).maker()));
        long out = Dims.product(Dims.of(shape));
        long bias = node.reads(2) ? shape[1] : 0;
        VectorOperation overlap =
                new VectorOperation("overlap-add", all.outputElements(), out, all.outputElements(), bias, false);
        c.emit(
                node,
                "/overlap",
                overlap,
                Dims.of(shape),
                ImmutableList.of(c.value(node.outputs().get(0)).orElseThrow().maker()));
        c.note(node.label() + ": a transposed convolution is a product and an overlap-add");
    }

    private static void gemm(Conversion c, OnnxNode node) {
        Value a = c.in(node, 0);
        Value b = c.in(node, 1);
        if (a.rank() != 2 || b.rank() != 2) {
            throw new IllegalArgumentException("Gemm takes matrices, not " + a.dims() + " and " + b.dims());
        }
        boolean ta = node.integer("transA", 0) != 0;
        boolean tb = node.integer("transB", 0) != 0;
        long rows = a.dim(ta ? 1 : 0);
        long reduction = a.dim(ta ? 0 : 1);
        long columns = b.dim(tb ? 0 : 1);
        if (b.dim(tb ? 1 : 0) != reduction) {
            throw new IllegalArgumentException("matrices " + a.dims() + " and " + b.dims() + " do not fit together");
        }
        boolean bias = node.reads(2) && c.in(node, 2).isConstant();
        c.format(node.name(), b.type());
        c.emit(node, new MatrixMultiply(1, rows, reduction, columns, !b.isConstant(), 1, bias), Dims.of(rows, columns));
    }

    private static void product(Conversion c, OnnxNode node, int second) {
        Value a = c.in(node, 0);
        Value b = c.in(node, second);
        ImmutableLongArray x = matrix(a.dims(), true);
        ImmutableLongArray y = matrix(b.dims(), false);
        long rows = x.get(x.length() - 2);
        long reduction = x.get(x.length() - 1);
        long columns = y.get(y.length() - 1);
        if (y.get(y.length() - 2) != reduction) {
            throw new IllegalArgumentException("matrices " + a.dims() + " and " + b.dims() + " do not fit together");
        }
        ImmutableLongArray batch = Dims.broadcast(x.subArray(0, x.length() - 2), y.subArray(0, y.length() - 2));
        ImmutableLongArray.Builder shape = ImmutableLongArray.builder().addAll(batch);
        if (a.rank() > 1) {
            shape.add(rows);
        }
        if (b.rank() > 1) {
            shape.add(columns);
        }
        c.format(node.name(), b.type());
        c.emit(node, operation(a, b, batch, y, rows, reduction, columns), shape.build());
    }

    private static MatrixMultiply operation(
            Value a, Value b, ImmutableLongArray batch, ImmutableLongArray y, long rows, long reduction, long columns) {
        long batches = Dims.product(batch);
        if (a.isConstant() && !b.isConstant()) {
            return new MatrixMultiply(batches, columns, reduction, rows, false, a.rank() > 2 ? 1 : batches, false);
        }
        boolean dynamic = !b.isConstant();
        if (Dims.product(y, 0, y.length() - 2) == 1) {
            return new MatrixMultiply(1, multiplyExact(batches, rows), reduction, columns, dynamic, 1, false);
        }
        return new MatrixMultiply(batches, rows, reduction, columns, dynamic, shared(batch, y), false);
    }

    /** Consecutive products that read the same second matrix: the trailing batch dimensions it is repeated along. */
    private static long shared(ImmutableLongArray batch, ImmutableLongArray y) {
        long shared = 1;
        int own = y.length() - 2;
        for (int i = 1; i <= batch.length(); i++) {
            if (i <= own && y.get(own - i) != 1) {
                break;
            }
            shared = multiplyExact(shared, batch.get(batch.length() - i));
        }
        return shared;
    }

    private static ImmutableLongArray matrix(ImmutableLongArray dims, boolean first) {
        if (dims.length() == 0) {
            throw new IllegalArgumentException("a product of a single number; use Mul");
        }
        return dims.length() > 1 ? dims : first ? Dims.of(1, dims.get(0)) : Dims.of(dims.get(0), 1);
    }
}
