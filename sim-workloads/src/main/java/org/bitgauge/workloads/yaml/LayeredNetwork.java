package org.bitgauge.workloads.yaml;

import static java.util.Objects.requireNonNull;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.zoo.NetworkFamily;
import org.bitgauge.workloads.zoo.NetworkSpec;

/** A network written out layer by layer, by hand or by an importer. */
@AutoService(NetworkFamily.class)
public final class LayeredNetwork implements NetworkFamily {
    /**
     * The network.
     *
     * @param name as printed
     * @param source where the shapes come from
     * @param inferences independent inputs that one pass computes
     * @param layers in an order in which each comes after those it reads
     */
    public record Spec(
            @Doc("Name as printed.") String name,
            @Doc("Paper, code or file that the shapes come from.") @Default("written out") String source,
            @Doc("Independent inputs that one pass computes, such as the images of a batch.") @Default("1") @Positive
                    long inferences,
            @Doc("Layers, each after those it reads.") ImmutableList<LayerSpec> layers)
            implements NetworkSpec {
        public Spec {
            requireNonNull(network(name, source, inferences, layers));
        }

        @Override
        public Network build() {
            return network(name, source, inferences, layers);
        }

        private static Network network(String name, String source, long inferences, ImmutableList<LayerSpec> specs) {
            ImmutableList.Builder<Layer> layers = ImmutableList.builder();
            String before = Network.INPUT;
            for (LayerSpec spec : specs) {
                ImmutableList<String> inputs = spec.inputs().isEmpty() ? ImmutableList.of(before) : spec.inputs();
                layers.add(new Layer(spec.name(), spec.operation(), inputs));
                before = spec.name();
            }
            return new Network(name, source, inferences, layers.build());
        }
    }

    @Override
    public String typeName() {
        return "layers";
    }

    @Override
    public String doc() {
        return "A network written out layer by layer";
    }

    @Override
    public Class<? extends NetworkSpec> specType() {
        return Spec.class;
    }
}
