package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.compare.Normalise;
import org.bitgauge.lab.compare.Sizing;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.experiment.Baselines.Baseline;
import org.jspecify.annotations.Nullable;

/** Runs workloads on designs next to their baselines. Safe for many threads; each baseline is built and run once,
 * each size found once. */
final class Comparer {
    private final Evaluator evaluator;
    private final DesignBuilder builder;
    private final ImmutableSet<Normalise> rules;
    private final BiFunction<DesignSpec, Workload, Baseline> baselineOf;
    private final Map<BaselineKey, Baseline> baselines = new ConcurrentHashMap<>();
    private final Map<SizeKey, Sizing.Sized> sizes = new ConcurrentHashMap<>();

    Comparer(Evaluator evaluator, DesignBuilder builder, ImmutableSet<Normalise> rules) {
        this.evaluator = requireNonNull(evaluator, "evaluator");
        this.builder = requireNonNull(builder, "builder");
        this.rules = requireNonNull(rules, "rules");
        this.baselineOf = this::baseline;
    }

    /** With baselines that others ran before. */
    Comparer(
            Evaluator evaluator,
            DesignBuilder builder,
            ImmutableSet<Normalise> rules,
            Baselines shared,
            EngineChoice engine) {
        this.evaluator = requireNonNull(evaluator, "evaluator");
        this.builder = requireNonNull(builder, "builder");
        this.rules = requireNonNull(rules, "rules");
        this.baselineOf = (spec, workload) -> shared.get(spec, workload, engine, () -> baseline(spec, workload));
    }

    /** Designs and networks are told apart as objects: to compare all of what they hold costs more than it finds. */
    private record SizeKey(
            DesignSpec design, DatapathFormats formats, DesignSpec baseline, DatapathFormats baselineFormats) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SizeKey key
                    && design == key.design
                    && baseline == key.baseline
                    && formats.equals(key.formats)
                    && baselineFormats.equals(key.baselineFormats);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(design) + formats.hashCode()) + baselineFormats.hashCode();
        }
    }

    private record BaselineKey(DesignSpec design, Network network) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BaselineKey key && design == key.design && network == key.network;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(design) + System.identityHashCode(network);
        }
    }

    /**
     * One run and its baseline.
     *
     * @param spec design under test
     * @param workload what it runs
     * @param baselineSpec design of the baseline
     * @param baselineWorkload the same network in the baseline's precision
     */
    ComparedRun run(DesignSpec spec, Workload workload, DesignSpec baselineSpec, Workload baselineWorkload) {
        Baseline baseline = baselines.computeIfAbsent(
                new BaselineKey(baselineSpec, workload.network()),
                key -> baselineOf.apply(key.design(), baselineWorkload));
        if ((spec == baselineSpec || spec.equals(baselineSpec))
                && workload.profile().equals(baselineWorkload.profile())
                && workload.precisions().equals(baselineWorkload.precisions())) {
            return new ComparedRun(baseline.run(), baseline.run(), label(), "the baseline, as given", 1, 1);
        }
        Sizing.Sized sized = sizes.computeIfAbsent(
                new SizeKey(spec, workload.widest(), baselineSpec, baselineWorkload.widest()),
                key -> new Sizing(builder, rules).size(key.design(), key.formats(), baseline.design()));
        RunResult run = evaluate(sized.design(), workload);
        HardwareCost mac = mac(spec, sized.design().machine().array().datapath());
        HardwareCost baselineMac =
                mac(baselineSpec, baseline.design().machine().array().datapath());
        return new ComparedRun(
                run,
                baseline.run(),
                label(),
                sized.how(),
                baselineMac.delayPs() / mac.delayPs() * (baselineMac.areaUm2() / mac.areaUm2()),
                baselineMac.energyFj() / mac.energyFj());
    }

    private Baseline baseline(DesignSpec spec, Workload workload) {
        Design design = builder.build(spec, workload.widest(), OptionalDouble.empty());
        return new Baseline(design, evaluate(design, workload));
    }

    private RunResult evaluate(Design design, Workload workload) {
        return evaluator.run(
                design,
                workload.network(),
                workload.precisions(),
                workload.values(),
                workload.profile(),
                workload.network().inferences());
    }

    private HardwareCost mac(DesignSpec spec, DatapathFormats formats) {
        return builder.macCosts(spec.technology())
                .cost(formats.weights(), formats.activations(), formats.accumulator());
    }

    private String label() {
        return rules.stream().map(Normalise::label).collect(Collectors.joining("+"));
    }
}
