package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;

/**
 * Zeros among an operand of a layer, as a measurement or a paper gives them.
 *
 * @param layer name of the layer
 * @param share of its values that are zero
 */
@Doc("Zeros among the values of a layer.")
public record LayerZeros(
        @Doc("Name of the layer.") String layer,
        @Doc("Share of its values that are zero.") @Range(min = 0, max = 1) double share) {
    public LayerZeros {
        requireNonNull(layer, "layer");
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of zeros of layer " + layer + " is between 0 and 1, was " + share);
        }
    }
}
