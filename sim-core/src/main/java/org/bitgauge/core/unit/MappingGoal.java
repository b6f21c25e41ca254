package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

/**
 * What a mapper looks for and how long.
 *
 * @param objective what is made small
 * @param cyclePricePj picojoules that a cycle costs under {@link Objective#WEIGHTED}
 * @param slack share of the fewest cycles that may be given away for less energy under {@link Objective#CYCLES}
 * @param runs most mappings of a layer that are run on the engine
 * @param rates energies that the mapper does not know from the machine
 */
public record MappingGoal(Objective objective, double cyclePricePj, double slack, int runs, EnergyRates rates) {
    /** Runs of an engine that a layer is worth unless told otherwise. */
    public static final int DEFAULT_RUNS = 48;

    /** Share of the fewest cycles that is given for less energy unless told otherwise. */
    public static final double DEFAULT_SLACK = 0.01;

    /** Fewest cycles but for the default slack, which saves DRAM traffic. */
    public static final MappingGoal FAST =
            new MappingGoal(Objective.CYCLES, 0, DEFAULT_SLACK, DEFAULT_RUNS, EnergyRates.TRAFFIC);

    public MappingGoal {
        requireNonNull(objective, "objective");
        requireNonNull(rates, "rates");
        if (!(cyclePricePj >= 0) || !(slack >= 0) || runs < 1) {
            throw new IllegalArgumentException(
                    "a mapping goal has a price and a slack of 0 or more and at least one run of the engine");
        }
    }

    /** What is made small; falls with neither cycles nor energy rising. */
    public double score(double cycles, double energyPj) {
        return switch (objective) {
            case CYCLES -> cycles;
            case ENERGY -> energyPj;
            case EDP -> cycles * energyPj;
            case WEIGHTED -> energyPj + cyclePricePj * cycles;
        };
    }

    /** What decides between equal scores. */
    public double tieBreak(double cycles, double energyPj) {
        return objective == Objective.CYCLES ? energyPj : cycles;
    }
}
