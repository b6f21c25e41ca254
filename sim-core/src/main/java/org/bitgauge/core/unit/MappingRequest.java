package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a layer is to be mapped.
 *
 * @param residency what need not go through DRAM
 * @param goal what to look for
 * @param fixed a mapping to be taken as it is, in the words in which mappings are described
 */
public record MappingRequest(Residency residency, MappingGoal goal, Optional<String> fixed) {
    /** Everything through DRAM, as fast as possible but for the default slack. */
    public static final MappingRequest FAST = new MappingRequest(Residency.NONE, MappingGoal.FAST, Optional.empty());

    public MappingRequest {
        requireNonNull(residency, "residency");
        requireNonNull(goal, "goal");
        requireNonNull(fixed, "fixed");
    }

    /** The same with another residency. */
    public MappingRequest withResidency(Residency other) {
        return new MappingRequest(other, goal, fixed);
    }
}
