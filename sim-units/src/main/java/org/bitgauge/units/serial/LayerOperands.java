package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.values.TensorValues;

/**
 * Shape and values of a layer as the grid walks them. Rows of an image are the first axis.
 *
 * @param shape with the padding in the input, before folding
 * @param images of the layer
 * @param top zeros above an image
 * @param left zeros beside it
 * @param rows of an image without padding
 * @param columns of an image without padding
 * @param transposed whether the tensor has channels last: rows of a matrix, which become pixels
 */
record LayerOperands(SerialShape shape, int images, int top, int left, int rows, int columns, boolean transposed) {
    private static final int PIECE = 1 << 14;

    /** Of a layer whose order the grid defines; empty for dilated kernels, unequal strides and batched or dynamic products. */
    static Optional<LayerOperands> of(Operation operation) {
        if (operation instanceof Convolution c
                && c.dilation().height() == 1
                && c.dilation().width() == 1
                && c.stride().height() == c.stride().width()) {
            var p = c.padding();
            SerialShape shape = new SerialShape(
                    false,
                    1,
                    Math.toIntExact(c.inChannels()),
                    Math.toIntExact(c.in().height() + p.top() + p.bottom()),
                    Math.toIntExact(c.in().width() + p.left() + p.right()),
                    Math.toIntExact(c.outChannels()),
                    Math.toIntExact(c.inChannels() / c.groups()),
                    Math.toIntExact(c.kernel().height()),
                    Math.toIntExact(c.kernel().width()),
                    Math.toIntExact(c.stride().height()));
            return Optional.of(new LayerOperands(
                    shape,
                    Math.toIntExact(c.batch()),
                    Math.toIntExact(p.top()),
                    Math.toIntExact(p.left()),
                    Math.toIntExact(c.in().height()),
                    Math.toIntExact(c.in().width()),
                    false));
        }
        if (operation instanceof MatrixMultiply m && m.batches() == 1 && !m.dynamicWeights()) {
            return Optional.of(
                    product(Math.toIntExact(m.rows()), Math.toIntExact(m.reduction()), Math.toIntExact(m.columns())));
        }
        return Optional.empty();
    }

    /** Rows of a product are windows of one place each; a single row is a matrix-vector product. */
    private static LayerOperands product(int rows, int reduction, int outputs) {
        SerialShape shape = rows == 1
                ? SerialShape.linear(1, reduction, outputs)
                : new SerialShape(false, 1, reduction, rows, 1, outputs, reduction, 1, 1, 1);
        return new LayerOperands(shape, 1, 0, 0, rows, 1, rows > 1);
    }

    SerialShape gridShape() {
        return SpaceToDepth.applies(shape) ? SpaceToDepth.of(shape) : shape;
    }

    private long inputSize() {
        return shape.linear() ? shape.channels() : (long) shape.channels() * rows * columns;
    }

    /** Why tensors do not belong to the layer. */
    Optional<String> mismatch(TensorValues activations, Optional<TensorValues> weights) {
        if (activations.size() % inputSize() != 0) {
            return Optional.of("activations of shape " + activations.shape() + " from " + activations.source()
                    + " are no images of " + inputSize() + " values");
        }
        long needed = (long) shape.filters() * shape.filterChannels() * shape.kx() * shape.ky();
        return weights.filter(w -> w.size() != needed)
                .map(w -> "weights of shape " + w.shape() + " from " + w.source() + " are not the " + needed
                        + " of the layer");
    }

    int samples(TensorValues activations) {
        return (int) Math.min(images, activations.size() / inputSize());
    }

    private static short[] read(TensorValues values, long start, int count) {
        short[] words = new short[count];
        int[] piece = new int[Math.min(PIECE, count)];
        for (int at = 0; at < count; at += piece.length) {
            int now = Math.min(piece.length, count - at);
            values.read(start + at, piece, 0, now);
            for (int i = 0; i < now; i++) {
                words[at + i] = (short) piece[i];
            }
        }
        return words;
    }

    /** Activations of an image, padded, folded where {@code folded}. */
    Operand activations(TensorValues values, int image, boolean folded) {
        short[] words = read(values, image * inputSize(), Math.toIntExact(inputSize()));
        if (transposed) {
            words = channelsFirst(words);
        }
        if (!shape.linear() && (rows != shape.nx() || columns != shape.ny())) {
            short[] wide = new short[shape.channels() * shape.nx() * shape.ny()];
            for (int c = 0; c < shape.channels(); c++) {
                for (int r = 0; r < rows; r++) {
                    System.arraycopy(
                            words,
                            (c * rows + r) * columns,
                            wide,
                            (c * shape.nx() + r + top) * shape.ny() + left,
                            columns);
                }
            }
            words = wide;
        }
        boolean folds = folded && SpaceToDepth.applies(shape);
        return new Operand(folds ? SpaceToDepth.input(shape, words) : words, values.signed());
    }

    private short[] channelsFirst(short[] words) {
        short[] turned = new short[words.length];
        int channels = shape.channels();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < channels; c++) {
                turned[c * rows + r] = words[r * channels + c];
            }
        }
        return turned;
    }

    /** Weights, folded where {@code folded}. */
    Operand weights(TensorValues values, boolean folded) {
        short[] words = read(values, 0, Math.toIntExact(values.size()));
        boolean folds = folded && SpaceToDepth.applies(shape);
        return new Operand(folds ? SpaceToDepth.weights(shape, words) : words, values.signed());
    }
}
