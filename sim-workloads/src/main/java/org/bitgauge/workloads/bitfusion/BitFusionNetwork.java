package org.bitgauge.workloads.bitfusion;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * A network of the BitFusion simulator as coded there, with the bits of every layer.
 *
 * @param name as its results print it
 * @param layers that it prices, in order
 */
public record BitFusionNetwork(String name, ImmutableList<BitFusionLayer> layers) {
    private static final String SOURCE =
            "Sharma et al., Bit Fusion, ISCA 2018; benchmarks of its public simulator, layers that it prices";

    public BitFusionNetwork {
        requireNonNull(name, "name");
        requireNonNull(layers, "layers");
    }

    /** All of them, in the order of its list. */
    public static ImmutableList<BitFusionNetwork> all() {
        Map<String, List<BitFusionLayer>> networks = new LinkedHashMap<>();
        for (ConstantTable.Row row :
                ConstantTable.resource(BitFusionNetwork.class, "networks.csv").rows()) {
            networks.computeIfAbsent(row.text("network"), n -> new ArrayList<>())
                    .add(layer(row));
        }
        return networks.entrySet().stream()
                .map(e -> new BitFusionNetwork(e.getKey(), ImmutableList.copyOf(e.getValue())))
                .collect(ImmutableList.toImmutableList());
    }

    private static BitFusionLayer layer(ConstantTable.Row row) {
        return new BitFusionLayer(
                row.text("layer"),
                ImmutableList.copyOf(Splitter.on('+').split(row.text("after"))),
                row.text("kind").equals("fc"),
                row.integer("kernel"),
                row.integer("stride"),
                row.integer("input"),
                row.integer("output"),
                row.integer("channels"),
                row.integer("filters"),
                row.integer("activation_bits"),
                row.integer("weight_bits"));
    }

    /**
     * One by name, upper or lower case.
     *
     * @throws IllegalArgumentException naming the nearest one there is
     */
    public static BitFusionNetwork named(String name) {
        ImmutableList<BitFusionNetwork> all = all();
        return all.stream()
                .filter(n -> n.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the BitFusion simulator has no network '" + name
                        + "'; "
                        + Nearest.remedy(
                                name, all.stream().map(BitFusionNetwork::name).toList(), "networks")));
    }

    /** Its layer of that name. */
    public Optional<BitFusionLayer> layer(String layer) {
        return layers.stream().filter(l -> l.name().equals(layer)).findFirst();
    }

    /** As an experiment names it, for example {@code bitfusion-alexnet}. */
    public String presetName() {
        return "bitfusion-" + name.toLowerCase(Locale.ROOT);
    }

    /** Its layers for so many images. */
    public Network network(long batch) {
        return new Network(
                presetName() + (batch == 1 ? "" : "-b" + batch),
                SOURCE,
                batch,
                layers.stream().map(l -> l.layer(batch)).collect(ImmutableList.toImmutableList()));
    }

    /** The bits of every layer; sums have 32, as there. */
    public PrecisionProfile profile() {
        return new PrecisionProfile(
                "bitfusion",
                Optional.empty(),
                Optional.empty(),
                Optional.of(TensorFormat.of(NumberFormats.parse("int32"))),
                Optional.empty(),
                Optional.empty(),
                layers.stream().map(BitFusionNetwork::rule).collect(ImmutableList.toImmutableList()));
    }

    private static PrecisionRule rule(BitFusionLayer layer) {
        return new PrecisionRule(
                Optional.of(layer.name()),
                Optional.empty(),
                Optional.of(TensorFormat.of(layer.weights())),
                Optional.of(TensorFormat.of(layer.activations())),
                Optional.empty(),
                Optional.empty());
    }
}
