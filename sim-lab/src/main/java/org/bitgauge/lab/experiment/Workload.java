package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.lab.design.WidestFormats;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * A network with the precision of every tensor resolved.
 *
 * @param network layers
 * @param profile name of the profile
 * @param precisions one for each layer
 * @param values what is known of the values of each layer
 * @param widest what a datapath must be built for
 * @param rows the effective table
 */
record Workload(
        Network network,
        String profile,
        ImmutableList<LayerPrecision> precisions,
        ImmutableList<LayerValues> values,
        DatapathFormats widest,
        ImmutableList<FormatRow> rows) {
    Workload {
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
    }

    static Workload of(Network network, PrecisionProfile profile) {
        return of(
                network,
                profile,
                precisions -> ImmutableList.copyOf(Collections.nCopies(precisions.size(), LayerValues.NONE)));
    }

    /** With the values that {@code values} finds for the formats of the layers. */
    static Workload of(Network network, PrecisionProfile profile, ValueFinder values) {
        EffectivePrecision effective = profile.resolve(network);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(effective::of).collect(ImmutableList.toImmutableList());
        ImmutableList<LayerPrecision> products = network.layers().stream()
                .filter(layer -> layer.operation().macs() > 0)
                .map(effective::of)
                .collect(ImmutableList.toImmutableList());
        ImmutableList<FormatRow> rows = effective.rows().stream()
                .map(row -> new FormatRow(
                        network.name(),
                        profile.name(),
                        row.layer(),
                        row.tensor().label(),
                        row.format(),
                        bits(effective, row),
                        row.reason()))
                .collect(ImmutableList.toImmutableList());
        return new Workload(
                network, profile.name(), precisions, values.find(precisions), WidestFormats.of(products), rows);
    }

    private static double bits(EffectivePrecision effective, EffectivePrecision.Row row) {
        return requireNonNull(effective.layers().get(row.layer()), row.layer())
                .of(row.tensor())
                .format()
                .bitsPerElement();
    }
}
