package org.bitgauge.core.precision;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockProducts;

/**
 * The resolved formats of the tensors of one layer; nothing is left to a default here.
 *
 * @param weights weight operand
 * @param activations input operand
 * @param partialSums running sums, given or derived
 * @param outputs results as the next layer reads them
 * @param products which products of blocks make up a product, where an approximate unit is to leave some out; all where empty
 */
public record LayerPrecision(
        TensorPrecision weights,
        TensorPrecision activations,
        TensorPrecision partialSums,
        TensorPrecision outputs,
        Optional<BlockProducts> products) {
    public LayerPrecision {
        requireNonNull(weights, "weights");
        requireNonNull(activations, "activations");
        requireNonNull(partialSums, "partial sums");
        requireNonNull(outputs, "outputs");
        requireNonNull(products, "products");
    }

    /** With every product of blocks. */
    public LayerPrecision(
            TensorPrecision weights,
            TensorPrecision activations,
            TensorPrecision partialSums,
            TensorPrecision outputs) {
        this(weights, activations, partialSums, outputs, Optional.empty());
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
