package org.bitgauge.workloads.scalesim;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;

/**
 * The layers of a topology with what was odd about the file.
 *
 * @param layers in order; a row that stands for several layers is one entry with copies
 * @param warnings by line
 */
public record ScaleSimImport(ImmutableList<ScaleSimLayer> layers, ImmutableList<ScaleSimWarning> warnings) {
    public ScaleSimImport {
        requireNonNull(layers, "layers");
        requireNonNull(warnings, "warnings");
    }

    /** The layers as a network, one after another; a name that is used twice gets a number. */
    public Network network(String name, String source) {
        Set<String> taken = new HashSet<>();
        taken.add(Network.INPUT);
        layers.forEach(layer -> taken.add(layer.name()));
        Set<String> used = new HashSet<>();
        Map<String, Integer> repeats = new HashMap<>();
        ImmutableList.Builder<Layer> made = ImmutableList.builder();
        String before = Network.INPUT;
        for (ScaleSimLayer layer : layers) {
            String unique = layer.name();
            if (unique.equals(Network.INPUT) || !used.add(unique)) {
                do {
                    unique = layer.name() + "#" + repeats.merge(layer.name(), 1, (a, b) -> a + b);
                } while (!taken.add(unique));
            }
            made.add(new Layer(unique, layer.operation(), ImmutableList.of(before)));
            before = unique;
        }
        return new Network(name, source, made.build());
    }
}
