package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Optional;
import org.bitgauge.workloads.VectorWork;

/** Constants, questions about shapes, and changes of format. */
final class ShapeOperators {
    private static final int LARGEST_CONTENT = 4096;

    static final ImmutableMap<String, OnnxOperator> TABLE = ImmutableMap.<String, OnnxOperator>builder()
            .put("Constant", ShapeOperators::constant)
            .put("ConstantOfShape", ShapeOperators::filled)
            .put("Shape", ShapeOperators::shape)
            .put(
                    "Size",
                    (c, n) -> c.put(
                            n, 0, Value.integers(Dims.of(), Dims.of(c.in(n, 0).elements()))))
            .put("Range", ShapeOperators::range)
            .put("QuantizeLinear", ShapeOperators::quantise)
            .put("DequantizeLinear", ShapeOperators::dequantise)
            .put("Quant", ShapeOperators::rounded)
            .put("IntQuant", ShapeOperators::rounded)
            .put("FloatQuant", ShapeOperators::rounded)
            .put("BipolarQuant", ShapeOperators::rounded)
            .put("Trunc", ShapeOperators::rounded)
            .buildOrThrow();

    private ShapeOperators() {}

    private static void constant(Conversion c, OnnxNode node) {
        OnnxAttribute value = node.attributes().get("value");
        OnnxAttribute integers = node.attributes().get("value_ints");
        OnnxAttribute integer = node.attributes().get("value_int");
        if (value != null && value.tensor().isPresent()) {
            c.put(node, 0, Conversion.constant(value.tensor().get()));
        } else if (integers != null) {
            c.put(node, 0, Value.integers(Dims.of(integers.integers().length()), integers.integers()));
        } else if (integer != null) {
            c.put(node, 0, Value.integers(Dims.of(), Dims.of(integer.integer())));
        } else {
            OnnxAttribute reals = node.attributes().get("value_floats");
            ImmutableLongArray shape =
                    reals == null ? Dims.of() : Dims.of(reals.reals().size());
            c.put(node, 0, Value.constant(shape, ElementType.of(1)));
        }
    }

    private static void filled(Conversion c, OnnxNode node) {
        ImmutableLongArray shape = c.content(node, 0, "the shape");
        long elements = Dims.product(shape);
        Optional<OnnxTensor> value =
                Optional.ofNullable(node.attributes().get("value")).flatMap(OnnxAttribute::tensor);
        Optional<ImmutableLongArray> integers = value.flatMap(OnnxTensor::integers);
        if (integers.isPresent() && !integers.get().isEmpty() && elements >= 0 && elements <= LARGEST_CONTENT) {
            long[] content = new long[(int) elements];
            Arrays.fill(content, integers.get().get(0));
            c.put(node, 0, Value.integers(shape, ImmutableLongArray.copyOf(content)));
        } else {
            c.put(node, 0, Value.constant(shape, value.map(OnnxTensor::type).orElse(ElementType.of(1))));
        }
    }

    private static void shape(Conversion c, OnnxNode node) {
        ImmutableLongArray dims = c.in(node, 0).dims();
        int rank = dims.length();
        int start = clamp(node.integer("start", 0), rank);
        int end = Math.max(start, clamp(node.integer("end", rank), rank));
        ImmutableLongArray part = dims.subArray(start, end);
        c.put(node, 0, Value.integers(Dims.of(part.length()), part));
    }

    private static int clamp(long at, int rank) {
        return (int) Math.max(0, Math.min(rank, at < 0 ? at + rank : at));
    }

    private static void range(Conversion c, OnnxNode node) {
        long start = c.content(node, 0, "the start of a range").get(0);
        long limit = c.content(node, 1, "the end of a range").get(0);
        long delta = c.content(node, 2, "the step of a range").get(0);
        if (delta == 0) {
            throw new IllegalArgumentException("the step of a range is 0");
        }
        long length = Math.max(0, (Math.subtractExact(limit, start) + delta - Long.signum(delta)) / delta);
        if (length > LARGEST_CONTENT) {
            c.put(node, 0, Value.constant(Dims.of(length), ElementType.of(7)));
            return;
        }
        long[] content = new long[(int) length];
        for (int i = 0; i < content.length; i++) {
            content[i] = start + i * delta;
        }
        c.put(node, 0, Value.integers(Dims.of(length), ImmutableLongArray.copyOf(content)));
    }

    /** A multiplication by the reciprocal scale and a rounding. */
    private static void quantise(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        ElementType type = c.optional(node, 2).map(Value::type).orElse(ElementType.of(2));
        c.emit(node, VectorWork.unary("quantize", in.elements(), 2), in.dims());
        String out = node.outputs().isEmpty() ? "" : node.outputs().get(0);
        c.value(out).ifPresent(made -> c.put(node, 0, new Value(made.shape(), type, made.maker(), Optional.empty())));
        c.format(out, type);
    }

    /** The scale is left to the next quantisation; the value keeps its stored type. */
    private static void dequantise(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        c.put(node, 0, new Value(in.shape(), in.type(), in.maker(), Optional.empty()));
        if (!node.outputs().isEmpty()) {
            c.format(node.outputs().get(0), in.type());
        }
    }

    /** QONNX rounds values and carries them on as floats. */
    private static void rounded(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        c.emit(node, VectorWork.unary("quantize", in.elements(), 2), in.dims());
    }
}
