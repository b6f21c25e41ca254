package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * Area and leakage of one component of a design.
 *
 * @param component for example {@code array.multiplier}, {@code weight-buffer}
 * @param count instances
 * @param areaMm2 area of all instances
 * @param leakageMw static power of all instances
 */
public record AreaEntry(String component, long count, double areaMm2, double leakageMw) {
    public AreaEntry {
        requireNonNull(component, "component");
        if (count < 1 || !(areaMm2 > 0) || !(leakageMw >= 0)) {
            throw new IllegalArgumentException("component " + component + " has no area; unknown is an error, not 0");
        }
    }
}
