package org.bitgauge.workloads.dnnsim;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A line of a model with its precisions.
 *
 * @param name with {@code /} written as {@code -}, as in the names of its traces
 * @param type of the layer
 * @param stride of the window
 * @param padding on all four sides
 * @param precision of its operands; empty where the network has no precision file
 */
public record DnnsimLayer(String name, Type type, int stride, int padding, Optional<Precision> precision) {
    public DnnsimLayer {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(precision, "precision");
    }

    /** Kinds of layers. */
    public enum Type {
        CONV,
        FC,
        RNN
    }

    /**
     * Bits of fixed-point operands.
     *
     * @param activationMagnitude integer bits of the activations, sign included
     * @param activationFraction fraction bits of the activations
     * @param weightMagnitude integer bits of the weights, sign included
     * @param weightFraction fraction bits of the weights
     */
    public record Precision(int activationMagnitude, int activationFraction, int weightMagnitude, int weightFraction) {}
}
