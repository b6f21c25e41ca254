package org.bitgauge.lab.search;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.TensorFormat;
import org.bitgauge.workloads.zoo.NetworkSpec;

/**
 * Formats that searches found, one for the whole of each network, to be drawn beside a published mean: the speedup of the
 * multiply-accumulator alone (Hill et al., section 4).
 *
 * @param name of the figure
 * @param hardware whose multiply-accumulators are compared
 * @param found one for each network
 * @param published what others have
 */
@Doc("Formats found by searches, drawn as speedups of the MAC alone beside a published mean.")
public record FoundSpec(
        @Doc("Name of the figure.") String name,
        @Doc("The design whose MACs are compared.") DesignSpec hardware,
        @Doc("What was found, network by network.") List<Found> found,
        @Doc("A published mean; it never enters a result.") Optional<Published> published) {
    public FoundSpec {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("found needs at least one network");
        }
    }

    /**
     * What was found for a network.
     *
     * @param label name in the figure
     * @param network it
     * @param search format that the search chose
     * @param exhaustive fastest format that holds, of all that were measured
     */
    public record Found(
            @Doc("Name in the figure.") String label,
            @Doc("The network.") NetworkSpec network,
            @Doc("Format that the search chose.") String search,
            @Doc("Fastest format that holds of all.") Optional<String> exhaustive) {}

    /**
     * A published mean.
     *
     * @param name what it is over
     * @param number it
     * @param source paper and section
     */
    public record Published(
            @Doc("What it is over.") String name,
            @Doc("The number.") double number,
            @Doc("Paper and section.") String source) {}

    /**
     * Speedups of a network over FP32.
     *
     * @param label name in the figure
     * @param search of the format that the search chose
     * @param exhaustive of the fastest format that holds; NaN where not searched
     */
    public record Speedup(String label, double search, double exhaustive) {}

    /** Speedups in the order written. */
    public ImmutableList<Speedup> speedups(Hardware mac) {
        return found.stream()
                .map(one -> {
                    Network network = one.network().build();
                    return new Speedup(
                            one.label(),
                            speedup(mac, network, one.search()),
                            one.exhaustive()
                                    .map(format -> speedup(mac, network, format))
                                    .orElse(Double.NaN));
                })
                .collect(ImmutableList.toImmutableList());
    }

    private static double speedup(Hardware mac, Network network, String format) {
        return mac.macSpeedup(formats(network, format), formats(network, "fp32"));
    }

    /** One format for weights, activations and outputs; sums wide enough to be exact. */
    private static DatapathFormats formats(Network network, String name) {
        NumberFormat format = NumberFormats.parse(name);
        PrecisionProfile plain = PrecisionProfile.of(format, format);
        return Hardware.widest(
                network,
                new PrecisionProfile(
                        plain.name(),
                        plain.weights(),
                        plain.activations(),
                        Optional.empty(),
                        Optional.of(TensorFormat.of(format)),
                        Optional.empty(),
                        ImmutableList.of()));
    }
}
