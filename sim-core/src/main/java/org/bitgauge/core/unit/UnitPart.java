package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.cost.HardwareCost;

/**
 * A component of a unit as built.
 *
 * @param component name in area and energy tables, for example {@code array.mac}
 * @param count instances
 * @param cost of one instance
 */
public record UnitPart(String component, long count, HardwareCost cost) {
    public UnitPart {
        requireNonNull(component, "component");
        requireNonNull(cost, "cost");
        if (count < 1) {
            throw new IllegalArgumentException("component " + component + " needs at least one instance");
        }
    }

    /** Area of all instances in square micrometres. */
    public double areaUm2() {
        return count * cost.areaUm2();
    }

    /** Static power of all instances in nanowatts. */
    public double leakageNw() {
        return count * cost.leakageNw();
    }
}
