package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.VectorWork;

/** Normalisations and softmax; a batch normalisation right behind a convolution or fully connected layer is folded into it. */
final class NormalisationOperators {
    static final ImmutableMap<String, OnnxOperator> TABLE = ImmutableMap.<String, OnnxOperator>builder()
            .put("BatchNormalization", NormalisationOperators::batch)
            .put("LayerNormalization", NormalisationOperators::layer)
            .put("RMSNormalization", NormalisationOperators::rms)
            .put("SimplifiedLayerNormalization", NormalisationOperators::rms)
            .put("InstanceNormalization", (c, n) -> perMap(c, n, "instance-norm"))
            .put("GroupNormalization", (c, n) -> perMap(c, n, "group-norm"))
            .put("LRN", NormalisationOperators::lrn)
            .put("Softmax", NormalisationOperators::softmax)
            .put("LogSoftmax", NormalisationOperators::softmax)
            .buildOrThrow();

    private NormalisationOperators() {}

    private static void batch(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        Optional<Layer> before = c.layer(in.maker());
        Optional<Operation> folded = c.isReadOnce(node.inputs().get(0))
                ? before.flatMap(layer -> withBias(layer.operation(), in.elements()))
                : Optional.empty();
        if (folded.isPresent()) {
            Layer layer = before.orElseThrow();
            c.replace(new Layer(layer.name(), folded.get(), layer.inputs()));
            c.put(node, 0, in);
            c.note(node.label() + ": folded into " + layer.name());
            return;
        }
        long channels = in.rank() > 1 ? in.dim(1) : 1;
        c.emit(node, VectorWork.batchNorm(in.elements(), channels), in.dims());
    }

    private static Optional<Operation> withBias(Operation operation, long elements) {
        if (operation.outputElements() != elements) {
            return Optional.empty();
        }
        if (operation instanceof Convolution conv) {
            return Optional.of(new Convolution(
                    conv.batch(),
                    conv.groups(),
                    conv.inChannels(),
                    conv.outChannels(),
                    conv.in(),
                    conv.kernel(),
                    conv.stride(),
                    conv.dilation(),
                    conv.padding(),
                    true));
        }
        if (operation instanceof MatrixMultiply product && !product.dynamicWeights() && product.batches() == 1) {
            return Optional.of(
                    MatrixMultiply.fullyConnected(product.rows(), product.reduction(), product.columns(), true));
        }
        return Optional.empty();
    }

    private static void layer(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        int axis = Dims.axis(node.integer("axis", -1), in.rank());
        long width = Dims.product(in.dims(), axis, in.rank());
        c.emit(node, VectorWork.layerNorm(in.elements() / width, width, true), in.dims());
    }

    private static void rms(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        int axis = Dims.axis(node.integer("axis", -1), in.rank());
        long width = Dims.product(in.dims(), axis, in.rank());
        c.emit(node, VectorWork.rmsNorm(in.elements() / width, width), in.dims());
    }

    private static void perMap(Conversion c, OnnxNode node, String function) {
        Value in = c.in(node, 0);
        long maps = Math.multiplyExact(in.dim(0), in.dim(1));
        long operations = Math.addExact(Math.multiplyExact(in.elements(), 7), 2 * maps);
        c.emit(
                node,
                new VectorOperation(function, in.elements(), in.elements(), operations, 2 * in.dim(1), false),
                in.dims());
    }

    private static void lrn(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        c.emit(node, VectorWork.lrn(in.elements(), node.integer("size", 5)), in.dims());
    }

    /** Before operator set 13 all dimensions from the axis on are one row. */
    private static void softmax(Conversion c, OnnxNode node) {
        Value in = c.in(node, 0);
        boolean old = c.opset() < 13;
        int axis = Dims.axis(node.integer("axis", old ? 1 : -1), in.rank());
        ImmutableLongArray dims = in.dims();
        long width = old ? Dims.product(dims, axis, dims.length()) : dims.get(axis);
        c.emit(node, VectorWork.softmax(in.elements() / width, width), dims);
    }
}
