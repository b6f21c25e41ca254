package org.bitgauge.workloads.profile;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockProducts;

/**
 * Formats of the layers that a name pattern, a kind of operator, or both pick out; later rules override earlier ones.
 *
 * @param match layer name, with {@code *} for any characters and {@code ?} for one
 * @param op kind of operator, as {@code depthwise} or {@code matmul}
 * @param weights format of the weight operand
 * @param activations format of the input operand
 * @param partialSums format of the running sums
 * @param outputs format of the results
 * @param products block products that an approximate unit computes
 */
public record PrecisionRule(
        @Doc("Layer name; * stands for any characters, ? for one.") Optional<String> match,
        @Doc("Kind of operator, as conv, depthwise, gemm, matmul or softmax.") Optional<String> op,
        @Doc("Weights.") Optional<TensorFormat> weights,
        @Doc("Activations.") Optional<TensorFormat> activations,
        @Doc("Partial sums.") Optional<TensorFormat> partialSums,
        @Doc("Outputs.") Optional<TensorFormat> outputs,
        @Doc("Products of blocks that make up a product on a blocked unit; every one where absent.")
                Optional<BlockProducts> products) {
    public PrecisionRule {
        requireNonNull(match, "match");
        requireNonNull(op, "op");
        if (match.isEmpty() && op.isEmpty()) {
            throw new IllegalArgumentException("a rule picks no layer; give 'match' (a layer name) or 'op' (a kind)");
        }
        if (new TensorFormats(weights, activations, partialSums, outputs).isEmpty() && products.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rule sets no tensor; give weights, activations, partial-sums or outputs (or products)");
        }
    }

    /** Formats alone. */
    public PrecisionRule(
            Optional<String> match,
            Optional<String> op,
            Optional<TensorFormat> weights,
            Optional<TensorFormat> activations,
            Optional<TensorFormat> partialSums,
            Optional<TensorFormat> outputs) {
        this(match, op, weights, activations, partialSums, outputs, Optional.empty());
    }

    /** Whether the rule picks out a layer. */
    public boolean matches(Layer layer) {
        return match.map(pattern -> Glob.matches(pattern, layer.name())).orElse(true)
                && op.map(kind -> kind.equals(layer.operation().kind())).orElse(true);
    }

    Optional<TensorFormat> of(TensorRole role) {
        return new TensorFormats(weights, activations, partialSums, outputs).of(role);
    }

    /** As the reason in the table of effective formats prints it. */
    String label() {
        String name = match.map(pattern -> "match " + pattern).orElse("");
        String kind = op.map(text -> "op " + text).orElse("");
        return name.isEmpty() ? kind : kind.isEmpty() ? name : name + ", " + kind;
    }
}
