package org.bitgauge.workloads.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.precision.Granularity;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;

/**
 * The table of effective formats: what a profile means for a network, and why.
 *
 * @param profile name of the profile
 * @param network the network
 * @param layers precision by layer name, in the order of the network
 */
public record EffectivePrecision(String profile, Network network, ImmutableMap<String, LayerPrecision> layers) {
    /**
     * A line of the table.
     *
     * @param layer name of the layer
     * @param op kind of operator
     * @param tensor which tensor
     * @param format its format
     * @param granularity what shares a precision
     * @param reason the rule it comes from, or how it was derived
     */
    public record Row(String layer, String op, TensorRole tensor, String format, String granularity, String reason) {}

    public EffectivePrecision {
        requireNonNull(profile, "profile");
        for (Layer layer : network.layers()) {
            if (!layers.containsKey(layer.name())) {
                throw new IllegalArgumentException("layer " + layer.name() + " has no precision");
            }
        }
    }

    /** Precision of a layer of the network. */
    public LayerPrecision of(Layer layer) {
        return requireNonNull(layers.get(layer.name()), layer.name());
    }

    /** Every tensor of every layer. */
    public ImmutableList<Row> rows() {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (Layer layer : network.layers()) {
            for (TensorRole role : TensorRole.values()) {
                TensorPrecision precision = of(layer).of(role);
                rows.add(new Row(
                        layer.name(),
                        layer.operation().kind(),
                        role,
                        precision.format().name(),
                        text(precision),
                        precision.reason()));
            }
        }
        return rows.build();
    }

    private static String text(TensorPrecision precision) {
        Granularity granularity = precision.granularity();
        String kind = granularity.kind().name().toLowerCase(Locale.ROOT);
        String size = granularity.kind() == Granularity.Kind.GROUP ? " of " + granularity.size() : "";
        return kind + size + (precision.detected() ? ", detected" : "");
    }
}
