package org.bitgauge.lab.residency;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * A layer with the fusible work that is hidden behind it.
 *
 * @param layer name of the layer
 * @param first place of the layer in the network
 * @param end one past the last layer of the step
 * @param tensor place of the stored tensor that it makes; -1 if it moves nothing
 * @param fetches what it reads of stored tensors
 */
public record Step(String layer, int first, int end, int tensor, ImmutableList<Fetch> fetches) {
    public Step {
        requireNonNull(layer, "layer");
        requireNonNull(fetches, "fetches");
    }
}
