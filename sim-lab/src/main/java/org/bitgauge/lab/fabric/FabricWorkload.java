package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.precision.LayerPrecision;

/**
 * A network with the precision of every tensor resolved.
 *
 * @param network layers
 * @param profile name of the profile
 * @param precisions one for each layer
 */
public record FabricWorkload(Network network, String profile, ImmutableList<LayerPrecision> precisions) {
    public FabricWorkload {
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
        if (precisions.size() != network.layers().size()) {
            throw new IllegalArgumentException("every layer needs its precision");
        }
    }

    /** Bits of the input of one image. */
    long inputBits() {
        Layer first = network.layers().get(0);
        long elements = first.operation().activationElements() / network.inferences();
        return (long)
                Math.ceil(elements * precisions.get(0).activations().format().bitsPerElement());
    }

    /** Bits of the results of one image. */
    long outputBits() {
        int last = network.layers().size() - 1;
        long elements = network.layers().get(last).operation().outputElements() / network.inferences();
        return (long)
                Math.ceil(elements * precisions.get(last).outputs().format().bitsPerElement());
    }

    /** Bits of all weights as stored. */
    long weightBits() {
        double bits = 0;
        for (int i = 0; i < precisions.size(); i++) {
            long weights = network.layers().get(i).operation().macs() == 0
                    ? 0
                    : network.layers().get(i).operation().weightElements();
            bits += weights * precisions.get(i).weights().format().bitsPerElement();
        }
        return (long) Math.ceil(bits);
    }
}
