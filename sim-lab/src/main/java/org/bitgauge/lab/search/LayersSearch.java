package org.bitgauge.lab.search;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.lab.experiment.IntegerRange;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/** Fixed-point widths of weights and activations for each layer, at the least energy or time on a design. */
@AutoService(SearchType.class)
public final class LayersSearch implements SearchType<LayersSearch.Spec> {
    /**
     * Parameters.
     *
     * @param weights widths of weights
     * @param activations widths of activations
     * @param goal what is made least
     * @param inputs inputs of a probe
     * @param steps measurements that look for the largest sum of errors
     * @param refinements measurements of single steps afterwards
     */
    public record Spec(
            @Doc("Widths of weights, as 2..8.") @Default("2..8") IntegerRange weights,
            @Doc("Widths of activations, as 2..8.") @Default("2..8") IntegerRange activations,
            @Doc("What is made least.") @Default("energy") LayerGoal goal,
            @Doc("Inputs over which the error of a tensor alone is probed.")
                    @Default("64")
                    @Range(min = 1, max = 100_000)
                    int inputs,
            @Doc("Measurements that look for the largest sum of errors that holds.")
                    @Default("10")
                    @Range(min = 1, max = 1000)
                    int steps,
            @Doc("Measurements that make single layers narrower afterwards.")
                    @Default("20")
                    @Range(min = 0, max = 10_000)
                    int refinements)
            implements SearchSpec {
        public Spec {
            if (weights.from() < 2 || activations.from() < 2 || weights.to() > 16 || activations.to() > 16) {
                throw new IllegalArgumentException("widths are 2 to 16 bits");
            }
        }

        @Override
        public boolean calibrates() {
            return true;
        }

        @Override
        public String gainTitle() {
            return goal.title();
        }
    }

    @Override
    public String typeName() {
        return "layers";
    }

    @Override
    public String doc() {
        return "Fixed-point widths for each layer, at the least energy or time on a design.";
    }

    @Override
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public SearchResult search(Spec spec, Trials trials, Hardware hardware) {
        ImmutableList.Builder<Option> options = ImmutableList.builder();
        for (int weights : spec.weights().values()) {
            for (int activations : spec.activations().values()) {
                options.add(option(trials.subject(), weights, activations));
            }
        }
        return new Layerwise(trials, hardware, spec.goal(), options.build())
                .search(spec.inputs(), spec.steps(), spec.refinements());
    }

    private static Option option(Subject subject, int weights, int activations) {
        return new Option(
                "w" + weights + "-a" + activations,
                layer -> rule(
                        layer,
                        Optional.of(subject.fixed(layer, TensorRole.WEIGHTS, weights)),
                        Optional.of(subject.fixed(layer, TensorRole.ACTIVATIONS, activations))),
                layer -> ImmutableList.of(
                        rule(layer, Optional.of(subject.fixed(layer, TensorRole.WEIGHTS, weights)), Optional.empty()),
                        rule(
                                layer,
                                Optional.empty(),
                                Optional.of(subject.fixed(layer, TensorRole.ACTIVATIONS, activations)))),
                FixedPointFormat.integer(activations));
    }

    static PrecisionRule rule(
            String layer, Optional<? extends NumberFormat> weights, Optional<? extends NumberFormat> activations) {
        return new PrecisionRule(
                Optional.of(layer),
                Optional.empty(),
                weights.map(TensorFormat::of),
                activations.map(TensorFormat::of),
                Optional.empty(),
                Optional.empty());
    }
}
