package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.config.Problems;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.lab.compare.Sizing;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.evaluate.Placement;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * One run of an experiment taken apart: the design as built and sized, and every layer with its mapping and time.
 *
 * @param design as built for the profile and sized by the rule of the experiment
 * @param sizing how it was sized, in one line
 * @param network what it runs
 * @param run result
 * @param evaluator with which any layer can be looked at again
 * @param workload layers with their precision
 * @param placement where layers find their operands
 */
public record Inspection(
        Design design,
        String sizing,
        Network network,
        RunResult run,
        Evaluator evaluator,
        List<LayerTask> workload,
        Placement placement) {
    public Inspection {
        requireNonNull(design, "design");
        requireNonNull(placement, "placement");
        workload = List.copyOf(workload);
    }

    /**
     * Which run; an empty text takes the first.
     *
     * @param design name
     * @param network name
     * @param profile name
     */
    public record Choice(String design, String network, String profile) {}

    /**
     * Runs one combination.
     *
     * @throws IllegalArgumentException for a name the experiment does not have; the message lists those it has
     */
    public static Inspection of(ExperimentTypes types, Bound<ExperimentSpec> bound, Choice choice) {
        ExperimentSpec spec = bound.value();
        new ExperimentRunner(types).check(bound);
        if (spec.designs().isEmpty()) {
            throw new IllegalArgumentException("this needs a design in silicon, and the experiment has none");
        }
        PrecisionProfile profile = pick("profile", choice.profile(), spec.allProfiles(), PrecisionProfile::name);
        return of(types, bound, choice, profile);
    }

    /**
     * What that combination is compared with: the network in the baseline's precision, on the baseline's design where the
     * experiment names one.
     */
    public static Inspection baseline(ExperimentTypes types, Bound<ExperimentSpec> bound, Choice choice) {
        BaselineSpec baseline = bound.value().baseline();
        Choice common = new Choice(baseline.design().orElse(choice.design()), choice.network(), choice.profile());
        return of(types, bound, common, baseline.profile());
    }

    private static Inspection of(
            ExperimentTypes types, Bound<ExperimentSpec> bound, Choice choice, PrecisionProfile profile) {
        ExperimentSpec spec = bound.value();
        DesignSpec design = pick("design", choice.design(), spec.designs(), DesignSpec::name);
        List<Network> networks = spec.networks().stream().map(n -> n.build()).toList();
        Network network = pick("network", choice.network(), networks, Network::name);
        Problems problems = new Problems();
        Workload workload = Workload.of(
                network,
                profile,
                new ExperimentValues(bound, problems).of(spec.networks().get(networks.indexOf(network)), network));
        problems.throwIfAny();
        DesignBuilder builder = new DesignBuilder(types.units());
        Sizing.Sized sized = sized(spec, design, workload, network, builder);
        Evaluator evaluator = new Evaluator(new TileMapper(), new EventEngine());
        RunResult run = evaluator.run(
                sized.design(),
                network,
                workload.precisions(),
                workload.values(),
                workload.profile(),
                network.inferences());
        List<LayerTask> tasks = new java.util.ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            tasks.add(new LayerTask(
                    network.layers().get(i),
                    workload.precisions().get(i),
                    workload.values().get(i)));
        }
        Placement placement = evaluator.placement(sized.design(), network, tasks);
        return new Inspection(sized.design(), sized.how(), network, run, evaluator, tasks, placement);
    }

    private static Sizing.Sized sized(
            ExperimentSpec spec, DesignSpec design, Workload workload, Network network, DesignBuilder builder) {
        DesignSpec common = spec.baseline()
                .design()
                .map(name -> pick("design", name, spec.designs(), DesignSpec::name))
                .orElse(design);
        Workload baseline = Workload.of(network, spec.baseline().profile());
        Design built = builder.build(common, baseline.widest(), OptionalDouble.empty());
        if (design.equals(common) && workload.profile().equals(baseline.profile())) {
            return new Sizing.Sized(built, "the baseline, as given");
        }
        return new Sizing(builder, ImmutableSet.copyOf(spec.normalise())).size(design, workload.widest(), built);
    }

    /** The layer of that name, or the one with the most multiply-accumulates where the name is empty. */
    public LayerTask layer(String name) {
        if (name.isEmpty()) {
            return workload.stream()
                    .max((a, b) -> Long.compare(
                            a.layer().operation().macs(), b.layer().operation().macs()))
                    .orElseThrow();
        }
        return pick("layer", name, workload, task -> task.layer().name());
    }

    /** A layer as it ran, mapped and timed. */
    public Evaluator.Evaluated evaluated(LayerTask task) {
        return evaluator.evaluate(design, network, task, placement.layers().get(workload.indexOf(task)));
    }

    /** Result of a layer. */
    public LayerResult result(Layer layer) {
        return pick("layer", layer.name(), run.layers(), LayerResult::layer);
    }

    static <T> T pick(String what, String name, List<T> items, Function<T, String> label) {
        if (name.isEmpty()) {
            return items.get(0);
        }
        return items.stream()
                .filter(item -> label.apply(item).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + what + " '" + name + "'; "
                        + Nearest.remedy(name, items.stream().map(label).toList(), what + "s")));
    }
}
