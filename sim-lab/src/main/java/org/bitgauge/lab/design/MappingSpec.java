package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.lab.residency.KeepFeatureMaps;

/**
 * How layers are mapped onto a design.
 *
 * @param objective what tile sizes and loop orders are chosen by
 * @param cyclePricePj picojoules that a cycle costs under the objective weighted
 * @param slack share of the fewest cycles that may be given for less energy under the objective cycles
 * @param runs most mappings of a layer that are run on the engine
 * @param fixed mappings to be taken as they are, by layer
 * @param keepFeatureMaps whether what layers hand to each other stays on chip
 * @param prefetchWeights whether the next layer's first weights are fetched while the present layer runs
 */
@Doc("How layers are mapped onto a design: what tile sizes and loop orders are chosen by, or the mappings themselves.")
public record MappingSpec(
        @Doc("What is made small: cycles, energy, edp (their product) or weighted (energy + cycles x cycle-price-pj).")
                @Default("cycles")
                Objective objective,
        @Doc("Picojoules that a cycle costs under the objective weighted.") @Default("0") @Range(min = 0)
                double cyclePricePj,
        @Doc("Share of the objective that is given for a short search and, under cycles, for less energy. With 0 more"
                        + " tile sizes are searched to the end, and DRAM traffic is no concern.")
                @Default("0.01")
                @Range(min = 0, max = 1)
                double slack,
        @Doc("Most mappings of a layer that are run on the engine; more may prove more.")
                @Default("48")
                @Range(min = 1, max = 1_000_000)
                int runs,
        @Doc("Mappings to be taken as they are, by layer, in the words of the column mapping of the results.")
                @Default("{}")
                Map<String, String> fixed,
        @Doc(
                        "Whether what layers hand to each other stays on chip, in the farthest memory that holds both activations and"
                                + " outputs: never, or when-it-pays (it fits beside the tiles of all layers meanwhile, and the run"
                                + " takes no more cycles, energy or DRAM traffic).")
                @Default("never")
                KeepFeatureMaps keepFeatureMaps,
        @Doc(
                        "Whether a layer that finds its inputs on chip fetches its first weights, as far as slots are free, while the"
                                + " layer before runs; with keep-feature-maps: when-it-pays only.")
                @Default("false")
                boolean prefetchWeights) {
    /** Fast, with little traffic. */
    public static final MappingSpec DEFAULT = new MappingSpec(
            Objective.CYCLES,
            0,
            MappingGoal.DEFAULT_SLACK,
            MappingGoal.DEFAULT_RUNS,
            Map.of(),
            KeepFeatureMaps.NEVER,
            false);

    public MappingSpec {
        requireNonNull(objective, "objective");
        requireNonNull(keepFeatureMaps, "keepFeatureMaps");
        if (prefetchWeights && keepFeatureMaps == KeepFeatureMaps.NEVER) {
            throw new IllegalArgumentException("prefetch-weights needs layers that find their inputs on chip; write"
                    + " keep-feature-maps: when-it-pays");
        }
        if (objective == Objective.WEIGHTED && cyclePricePj == 0) {
            throw new IllegalArgumentException(
                    "the objective weighted needs a cycle-price-pj above 0; write objective: energy for none");
        }
    }

    /** What to ask a mapper for a layer. */
    MappingRequest request(String layer, EnergyRates rates) {
        return new MappingRequest(
                Residency.NONE,
                new MappingGoal(objective, cyclePricePj, slack, runs, rates),
                Optional.ofNullable(fixed.get(layer)));
    }
}
