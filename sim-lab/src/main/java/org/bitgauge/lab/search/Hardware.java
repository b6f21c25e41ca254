package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.design.WidestFormats;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;

/** What a profile costs on a design: the simulator's word, and that of its multiply-accumulator alone. */
public final class Hardware {
    private final DesignBuilder builder;
    private final DesignSpec spec;
    private final Evaluator evaluator;
    private final Map<DatapathFormats, Design> built = new HashMap<>();

    /** Costs on one design, built anew for the formats that are asked for. */
    public Hardware(DesignBuilder builder, DesignSpec spec, Evaluator evaluator) {
        this.builder = requireNonNull(builder, "builder");
        this.spec = requireNonNull(spec, "design");
        this.evaluator = requireNonNull(evaluator, "evaluator");
    }

    /** Name of the design. */
    public String name() {
        return spec.name();
    }

    /** Runs a network on the design built for the widest formats of its profile. */
    public RunResult run(Network network, PrecisionProfile profile) {
        return run(network, profile, widest(network, profile));
    }

    /** Runs a network on the design built for given formats. */
    public RunResult run(Network network, PrecisionProfile profile, DatapathFormats formats) {
        Design design = built.computeIfAbsent(formats, key -> builder.build(spec, key, OptionalDouble.empty()));
        EffectivePrecision effective = profile.resolve(network);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(effective::of).collect(ImmutableList.toImmutableList());
        return evaluator.run(design, network, precisions, profile.name(), network.inferences());
    }

    /** Formats that an array for a profile is built for. */
    public static DatapathFormats widest(Network network, PrecisionProfile profile) {
        EffectivePrecision effective = profile.resolve(network);
        return WidestFormats.of(network.layers().stream()
                .filter(layer -> layer.operation().macs() > 0)
                .map(effective::of)
                .collect(ImmutableList.toImmutableList()));
    }

    /** Delay times area of one multiply-accumulator against another: the speedup in equal silicon (Hill et al., III). */
    public double macSpeedup(DatapathFormats formats, DatapathFormats baseline) {
        HardwareCost unit = mac(formats);
        HardwareCost reference = mac(baseline);
        return reference.delayPs() / unit.delayPs() * (reference.areaUm2() / unit.areaUm2());
    }

    private HardwareCost mac(DatapathFormats formats) {
        return builder.macCosts(spec.technology())
                .cost(formats.weights(), formats.activations(), formats.accumulator());
    }
}
