package org.bitgauge.workloads.infer.rounding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The numbers of one layer with products; what is absent is not rounded.
 *
 * @param weights weights, rounded once
 * @param activations the layer's input
 * @param biases biases, rounded once
 * @param outputs sums with bias
 * @param accumulation arithmetic of products and sums
 */
public record LayerNumbers(
        Optional<TensorRounding> weights,
        Optional<TensorRounding> activations,
        Optional<TensorRounding> biases,
        Optional<TensorRounding> outputs,
        Accumulation accumulation) {
    /** Nothing rounded, sums in double precision. */
    public static final LayerNumbers FP64 = plain(Accumulation.FP64);

    public LayerNumbers {
        requireNonNull(weights, "weights");
        requireNonNull(activations, "activations");
        requireNonNull(biases, "biases");
        requireNonNull(outputs, "outputs");
        requireNonNull(accumulation, "accumulation");
    }

    /** Nothing rounded. */
    public static LayerNumbers plain(Accumulation accumulation) {
        return new LayerNumbers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), accumulation);
    }

    /** The same with other weights. */
    public LayerNumbers withWeights(TensorRounding rounding) {
        return new LayerNumbers(Optional.of(rounding), activations, biases, outputs, accumulation);
    }

    /** The same with other activations. */
    public LayerNumbers withActivations(TensorRounding rounding) {
        return new LayerNumbers(weights, Optional.of(rounding), biases, outputs, accumulation);
    }

    /** The same with other biases. */
    public LayerNumbers withBiases(TensorRounding rounding) {
        return new LayerNumbers(weights, activations, Optional.of(rounding), outputs, accumulation);
    }

    /** The same with other outputs. */
    public LayerNumbers withOutputs(TensorRounding rounding) {
        return new LayerNumbers(weights, activations, biases, Optional.of(rounding), accumulation);
    }

    /** The same with another arithmetic of sums. */
    public LayerNumbers withAccumulation(Accumulation other) {
        return new LayerNumbers(weights, activations, biases, outputs, other);
    }
}
