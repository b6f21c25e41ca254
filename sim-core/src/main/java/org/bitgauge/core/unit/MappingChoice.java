package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a mapper took and what it left.
 *
 * @param taken the mapping
 * @param rejected the best mapping that was run and not taken
 * @param mappings mappings that fit and whose bound did not exclude them at sight
 * @param runs mappings that were run on the engine
 * @param gap how much smaller than that of the mapping taken the objective of any mapping of the space can be at most, as a
 *     share; 0 where the mapping is proved to be the best
 */
public record MappingChoice(Option taken, Optional<Option> rejected, long mappings, long runs, double gap) {
    public MappingChoice {
        requireNonNull(taken, "taken");
        requireNonNull(rejected, "rejected");
    }

    /**
     * A mapping with what it costs.
     *
     * @param text in the words in which a mapping can be fixed
     * @param cycles on the engine
     * @param energyPj of the unit, its memories and DRAM, in the rates of the request
     */
    public record Option(String text, long cycles, double energyPj) {
        public Option {
            requireNonNull(text, "text");
        }
    }
}
