package org.bitgauge.workloads.zoo;

import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;

/** Networks for tests, written as in an experiment. */
public final class Networks {
    private static final Binder BINDER =
            new Binder(Zoo.register(ConfigTypes.builder()).build());

    private record Holder(@Doc("The network.") NetworkSpec network) {}

    private Networks() {}

    /** The network that {@code network: TEXT} stands for. */
    public static Network of(String text) {
        return BINDER.bind(YamlSource.parse("test", "network: " + text), Holder.class)
                .value()
                .network()
                .build();
    }

    /** Multiply-accumulates of the convolutions. */
    public static long convolutionMacs(Network network) {
        return network.layers().stream()
                .map(Layer::operation)
                .filter(Convolution.class::isInstance)
                .mapToLong(o -> o.macs())
                .sum();
    }
}
