package org.bitgauge.workloads.values;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.workloads.WorkloadException;

/** Whether tensors fit the layers they are given for. */
final class TensorShapes {
    private TensorShapes() {}

    /** Activations as {@code [images, channels, rows, columns]} or {@code [images, features]}. */
    static RealTensor activations(RealTensor tensor, Layer layer) {
        Operation operation = layer.operation();
        if (operation instanceof Convolution c) {
            return images(tensor, layer, ImmutableLongArray.of(c.inChannels(), c.in().height(), c.in().width()));
        }
        if (operation instanceof MatrixMultiply m) {
            return images(tensor, layer, ImmutableLongArray.of(m.reduction()));
        }
        return tensor;
    }

    private static RealTensor images(RealTensor tensor, Layer layer, ImmutableLongArray one) {
        ImmutableLongArray own = tensor.shape();
        long size = RealTensor.product(one);
        boolean same = own.length() >= one.length()
                && own.subArray(own.length() - one.length(), own.length()).equals(one);
        boolean flat = one.length() == 1 && own.length() > 1 && tensor.size() / own.get(0) % size == 0;
        if (!same && !flat) {
            throw misfit(tensor, layer, "activations", "[images, " + inner(one) + "]");
        }
        return tensor.reshaped(ImmutableLongArray.builder()
                .add(tensor.size() / size)
                .addAll(one)
                .build());
    }

    /** Weights as {@code [filters, channels, rows, columns]} or {@code [outputs, inputs]}. */
    static RealTensor weights(RealTensor tensor, Layer layer) {
        Operation operation = layer.operation();
        ImmutableLongArray wanted = ImmutableLongArray.of(operation.weightElements());
        if (operation instanceof Convolution c) {
            wanted = ImmutableLongArray.of(
                    c.outChannels(),
                    c.inChannels() / c.groups(),
                    c.kernel().height(),
                    c.kernel().width());
        } else if (operation instanceof MatrixMultiply m) {
            long columns = Math.multiplyExact(m.columns(), m.batches() / m.sharedWeights());
            wanted = ImmutableLongArray.of(columns, m.reduction());
        }
        ImmutableLongArray own = tensor.shape();
        boolean flat = operation instanceof MatrixMultiply
                && !own.isEmpty()
                && own.get(0) == wanted.get(0)
                && tensor.size() == operation.weightElements();
        if (!own.equals(wanted) && !flat) {
            throw misfit(tensor, layer, "weights", "[" + inner(wanted) + "]");
        }
        return tensor.reshaped(wanted);
    }

    private static String inner(ImmutableLongArray shape) {
        String text = shape.toString();
        return text.substring(1, text.length() - 1);
    }

    private static WorkloadException misfit(RealTensor tensor, Layer layer, String what, String wanted) {
        return new WorkloadException(tensor.source() + ": shape " + tensor.shape() + " does not fit the " + what
                + " of layer " + layer.name() + " (" + layer.operation().kind() + "); give the tensor of that layer, "
                + wanted);
    }
}
