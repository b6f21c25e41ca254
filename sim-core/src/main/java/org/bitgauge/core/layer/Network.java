package org.bitgauge.core.layer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;

/**
 * Layers in an order in which each comes after its inputs; branches and residuals are kept in the inputs.
 *
 * @param name as printed
 * @param source paper, code base or file that the shapes were taken from
 * @param inferences independent inputs that one pass computes: images, texts
 * @param layers in topological order
 */
public record Network(String name, String source, long inferences, ImmutableList<Layer> layers) {
    /** Name by which a layer reads the network's own input. */
    public static final String INPUT = "input";

    public Network {
        requireNonNull(name, "name");
        requireNonNull(source, "source");
        Positive.check(inferences, "inferences");
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " has no layers");
        }
        Set<String> seen = new HashSet<>();
        seen.add(INPUT);
        for (Layer layer : layers) {
            for (String input : layer.inputs()) {
                if (!seen.contains(input)) {
                    throw new IllegalArgumentException("layer " + layer.name() + " of " + name + " reads " + input
                            + ", which is not an earlier layer");
                }
            }
            if (!seen.add(layer.name())) {
                throw new IllegalArgumentException("network " + name + " has two layers named " + layer.name());
            }
        }
    }

    /** A network that computes one input at a time. */
    public Network(String name, String source, ImmutableList<Layer> layers) {
        this(name, source, 1, layers);
    }

    /** Multiply-accumulates of all layers. */
    public long macs() {
        return layers.stream().mapToLong(l -> l.operation().macs()).reduce(0, Math::addExact);
    }

    /** Trained parameters of all layers. */
    public long parameters() {
        return layers.stream().mapToLong(l -> l.operation().parameters()).reduce(0, Math::addExact);
    }
}
