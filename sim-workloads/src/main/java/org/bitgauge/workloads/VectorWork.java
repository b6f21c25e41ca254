package org.bitgauge.workloads;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import org.bitgauge.core.layer.VectorOperation;

/**
 * Vector work counted in scalar operations: a comparison, addition, multiplication or table look-up is one, and a
 * transcendental function is one look-up. Built-in networks and imported ones count through this class, so that twins agree.
 * Padding counts as data in a pooling window (an upper bound). Work with one operand that needs no other element is fusible;
 * moving data (concatenate, slice, pad, transpose) is done by the addresses of its neighbours: no operation, fusible.
 */
public final class VectorWork {
    private VectorWork() {}

    /** Element-wise function of one operand with {@code each} scalar operations an element. */
    public static VectorOperation unary(String function, long elements, long each) {
        return new VectorOperation(function, elements, elements, multiplyExact(elements, each), 0, true);
    }

    /** Rectified linear unit: one comparison. */
    public static VectorOperation relu(long elements) {
        return unary("relu", elements, 1);
    }

    /** Clamped between two bounds, as in ReLU6: two comparisons. */
    public static VectorOperation clip(long elements) {
        return unary("clip", elements, 2);
    }

    /** Gaussian error linear unit: a look-up of the normal distribution and a multiplication. */
    public static VectorOperation gelu(long elements) {
        return unary("gelu", elements, 2);
    }

    /** Sigmoid linear unit: a look-up of the sigmoid and a multiplication. */
    public static VectorOperation silu(long elements) {
        return unary("silu", elements, 2);
    }

    /** Hyperbolic tangent: a look-up. */
    public static VectorOperation tanh(long elements) {
        return unary("tanh", elements, 1);
    }

    /** Rotary position embedding: each pair takes four multiplications and two additions. */
    public static VectorOperation rotary(long elements) {
        return unary("rotary", elements, 3);
    }

    /** Element-wise function of two operands, both read from memory. */
    public static VectorOperation binary(String function, long first, long second, long out) {
        return new VectorOperation(function, addExact(first, second), out, out, 0, false);
    }

    /** Sum of two tensors of one size, as at the end of a residual block. */
    public static VectorOperation add(long elements) {
        return binary("add", elements, elements, elements);
    }

    /** Product of two tensors of one size, as in a gated feed-forward layer. */
    public static VectorOperation multiply(long elements) {
        return binary("multiply", elements, elements, elements);
    }

    /** Largest of a window: window - 1 comparisons an output. */
    public static VectorOperation maxPool(long in, long out, long window) {
        return new VectorOperation("max-pool", in, out, multiplyExact(out, window - 1), 0, false);
    }

    /** Mean of a window: window - 1 additions and a multiplication an output. */
    public static VectorOperation averagePool(long in, long out, long window) {
        return new VectorOperation("average-pool", in, out, multiplyExact(out, window), 0, false);
    }

    /** Mean of a whole map. */
    public static VectorOperation globalAveragePool(long in, long out) {
        return new VectorOperation("global-average-pool", in, out, in, 0, false);
    }

    /** Local response normalisation over {@code size} channels: square, sum, scale, offset, look-up, product. */
    public static VectorOperation lrn(long elements, long size) {
        return new VectorOperation("lrn", elements, elements, multiplyExact(elements, size + 4), 0, false);
    }

    /** Batch normalisation at inference, where it is not folded: a multiplication and an addition. */
    public static VectorOperation batchNorm(long elements, long channels) {
        return new VectorOperation(
                "batch-norm", elements, elements, multiplyExact(elements, 2), multiplyExact(channels, 2), true);
    }

    /** Layer normalisation of {@code rows} rows: mean, variance, one root a row, product; scale and shift if affine. */
    public static VectorOperation layerNorm(long rows, long width, boolean affine) {
        long elements = multiplyExact(rows, width);
        long operations = addExact(multiplyExact(elements, affine ? 7 : 5), multiplyExact(rows, 2));
        return new VectorOperation("layer-norm", elements, elements, operations, affine ? 2 * width : 0, false);
    }

    /** Root mean square normalisation of {@code rows} rows, with a scale. */
    public static VectorOperation rmsNorm(long rows, long width) {
        long elements = multiplyExact(rows, width);
        long operations = addExact(multiplyExact(elements, 4), multiplyExact(rows, 2));
        return new VectorOperation("rms-norm", elements, elements, operations, width, false);
    }

    /** Softmax of {@code rows} rows: maximum, difference, exponential, sum, one reciprocal a row, product. */
    public static VectorOperation softmax(long rows, long width) {
        long elements = multiplyExact(rows, width);
        return new VectorOperation("softmax", elements, elements, multiplyExact(rows, 5 * width - 1), 0, false);
    }

    /** Rows of a trained table picked by index: one look-up an element, only those rows read. */
    public static VectorOperation embedding(long indices, long entries, long width) {
        long out = multiplyExact(indices, width);
        return new VectorOperation("embedding", indices, out, out, multiplyExact(entries, width), out, false);
    }

    /** A trained tensor added to every one of {@code batch} inputs, as position embeddings. */
    public static VectorOperation addParameter(long batch, long parameters) {
        long elements = multiplyExact(batch, parameters);
        return new VectorOperation("add", elements, elements, elements, parameters, true);
    }

    /** Data that only changes place. */
    public static VectorOperation move(String function, long in, long out) {
        return new VectorOperation(function, in, out, 0, 0, true);
    }
}
