package org.bitgauge.core.layer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * One node of a network.
 *
 * @param name unique in its network, as the network's authors call it
 * @param operation what it computes
 * @param inputs names of the layers whose outputs it reads, in operand order; {@link Network#INPUT} for the network's input
 */
public record Layer(String name, Operation operation, ImmutableList<String> inputs) {
    public Layer {
        requireNonNull(operation, "operation");
        requireNonNull(inputs, "inputs");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a layer needs a name");
        }
    }
}
