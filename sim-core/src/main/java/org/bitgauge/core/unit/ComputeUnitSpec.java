package org.bitgauge.core.unit;

/** Parameters of a compute unit as a user writes them; each {@link ComputeUnitType} has a record of its own. */
public interface ComputeUnitSpec {
    /**
     * The same unit with more or fewer multipliers, in about the same proportions: the largest that has at most {@code
     * factor} times as many, but never fewer than one. Comparison at equal area, power or bandwidth sizes designs with it.
     *
     * @param factor above 0
     */
    ComputeUnitSpec resized(double factor);
}
