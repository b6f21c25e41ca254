package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.lab.compare.Normalise;
import org.bitgauge.lab.compare.Sizing;
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
    public RunResult run(Subject subject, PrecisionProfile profile) {
        return run(subject, profile, widest(subject.network(), profile));
    }

    /** Runs a network on the design built for given formats. */
    public RunResult run(Subject subject, PrecisionProfile profile, DatapathFormats formats) {
        return run(subject, profile, design(formats));
    }

    /** Runs a network on the design for its profile, with as many multipliers as fit the area of another design. */
    public RunResult runInAreaOf(Design other, Subject subject, PrecisionProfile profile) {
        Sizing sizing = new Sizing(builder, ImmutableSet.of(Normalise.ISO_AREA));
        DatapathFormats formats = widest(subject.network(), profile);
        return run(subject, profile, sizing.size(spec, formats, other).design());
    }

    /** The design built for given formats. */
    public Design design(DatapathFormats formats) {
        return built.computeIfAbsent(formats, key -> builder.build(spec, key, OptionalDouble.empty()));
    }

    private RunResult run(Subject subject, PrecisionProfile profile, Design design) {
        Network network = subject.network();
        EffectivePrecision effective = profile.resolve(network);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(effective::of).collect(ImmutableList.toImmutableList());
        ImmutableList<LayerValues> values = network.layers().stream()
                .map(layer -> subject.values(layer, effective.of(layer)))
                .collect(ImmutableList.toImmutableList());
        return evaluator.run(design, network, precisions, values, profile.name(), network.inferences());
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
