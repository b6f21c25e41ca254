package org.bitgauge.workloads.onnx;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.bitgauge.core.layer.VectorOperation;

/** Resize and its forerunner Upsample: nearest moves data, linear takes 7 operations an output, cubic 31. */
final class ResizeOperator {
    private ResizeOperator() {}

    static void resize(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ImmutableLongArray shape;
        if (node.reads(3)) {
            ImmutableLongArray sizes = c.content(node, 3, "the new size");
            shape = sizes.length() == in.rank() ? sizes : partial(in, sizes, node);
        } else {
            shape = scaled(in, scales(c, node, c.opset() < 11 ? 1 : 2));
        }
        emit(c, node, in, shape);
    }

    static void upsample(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        OnnxAttribute old = node.attributes().get("scales");
        double[] scales = old == null
                ? scales(c, node, 1)
                : old.reals().stream().mapToDouble(Float::doubleValue).toArray();
        emit(c, node, in, scaled(in, scales));
    }

    private static void emit(Conversion c, OnnxNode node, Value in, ImmutableLongArray shape) {
        String mode = node.text("mode", "nearest");
        long each = mode.equals("nearest") ? 0 : mode.equals("cubic") ? 31 : 7;
        long out = Dims.product(shape);
        c.emit(node, new VectorOperation("resize", in.elements(), out, Math.multiplyExact(out, each), 0, false), shape);
    }

    private static ImmutableLongArray partial(Value in, ImmutableLongArray sizes, OnnxNode node) {
        ImmutableLongArray axes = node.integers("axes")
                .orElseThrow(() -> new IllegalArgumentException("sizes " + sizes + " do not fit " + in.dims()));
        ImmutableLongArray shape = in.dims();
        for (int i = 0; i < sizes.length(); i++) {
            shape = Dims.with(shape, Dims.axis(axes.get(i), in.rank()), sizes.get(i));
        }
        return shape;
    }

    private static double[] scales(Conversion c, OnnxNode node, int input) {
        Optional<ImmutableLongArray> bits = node.reads(input)
                ? Optional.ofNullable(c.model().constants().get(node.inputs().get(input)))
                        .flatMap(OnnxTensor::floats)
                : Optional.empty();
        return bits
                .orElseThrow(() -> new IllegalArgumentException("scales depend on data and cannot be inferred"))
                .stream()
                .mapToDouble(Double::longBitsToDouble)
                .toArray();
    }

    private static ImmutableLongArray scaled(Value in, double[] scales) {
        if (scales.length != in.rank()) {
            throw new IllegalArgumentException(scales.length + " scales for " + in.dims());
        }
        long[] shape = in.dims().toArray();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (long) Math.floor(shape[i] * scales[i]);
        }
        return ImmutableLongArray.copyOf(shape);
    }
}
