package org.bitgauge.core.precision;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.TensorRole;

/**
 * The resolved formats of the tensors of one layer; nothing is left to a default here.
 *
 * @param weights weight operand
 * @param activations input operand
 * @param partialSums running sums, given or derived
 * @param outputs results as the next layer reads them
 */
public record LayerPrecision(
        TensorPrecision weights, TensorPrecision activations, TensorPrecision partialSums, TensorPrecision outputs) {
    public LayerPrecision {
        requireNonNull(weights, "weights");
        requireNonNull(activations, "activations");
        requireNonNull(partialSums, "partial sums");
        requireNonNull(outputs, "outputs");
    }

    /** Precision of the tensor in a role. */
    public TensorPrecision of(TensorRole role) {
        return switch (role) {
            case WEIGHTS -> weights;
            case ACTIVATIONS -> activations;
            case PARTIAL_SUMS -> partialSums;
            case OUTPUTS -> outputs;
        };
    }

    /** Bits of {@code elements} values of a tensor as stored, its share of scales included, rounded up. */
    public long bits(TensorRole role, long elements) {
        double perElement = of(role).format().bitsPerElement();
        return perElement == Math.rint(perElement)
                ? Math.multiplyExact(elements, (long) perElement)
                : (long) Math.ceil(elements * perElement);
    }
}
