package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

/**
 * What is known of the values of a layer.
 *
 * @param activations values of its input
 * @param weights values of its weight operand
 * @param outputs values of its result as stored, which are those that the next layer reads
 */
public record LayerValues(ValueKnowledge activations, ValueKnowledge weights, ValueKnowledge outputs) {
    /** Nothing is known. */
    public static final LayerValues NONE =
            new LayerValues(ValueKnowledge.NONE, ValueKnowledge.NONE, ValueKnowledge.NONE);

    public LayerValues {
        requireNonNull(activations, "activations");
        requireNonNull(weights, "weights");
        requireNonNull(outputs, "outputs");
    }

    /** Operands alone. */
    public LayerValues(ValueKnowledge activations, ValueKnowledge weights) {
        this(activations, weights, ValueKnowledge.NONE);
    }
}
