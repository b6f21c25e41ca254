package org.bitgauge.workloads.profile;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.layer.TensorRole;

/**
 * Formats of the tensors of a layer, as far as they are given.
 *
 * @param weights weight operand
 * @param activations input operand
 * @param partialSums running sums; derived where not given
 * @param outputs results; as they are read next where not given
 */
public record TensorFormats(
        @Doc("Weights.") Optional<TensorFormat> weights,
        @Doc("Activations.") Optional<TensorFormat> activations,
        @Doc("Partial sums; wide enough for the exact sum where absent.") Optional<TensorFormat> partialSums,
        @Doc("Outputs; as the next layer reads them where absent.") Optional<TensorFormat> outputs) {
    /** Nothing given. */
    public static final TensorFormats NONE =
            new TensorFormats(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TensorFormats {
        requireNonNull(weights, "weights");
        requireNonNull(activations, "activations");
        requireNonNull(partialSums, "partial sums");
        requireNonNull(outputs, "outputs");
    }

    /** Format of the tensor in a role, if given. */
    public Optional<TensorFormat> of(TensorRole role) {
        return switch (role) {
            case WEIGHTS -> weights;
            case ACTIVATIONS -> activations;
            case PARTIAL_SUMS -> partialSums;
            case OUTPUTS -> outputs;
        };
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
