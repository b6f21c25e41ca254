package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

/**
 * Something a unit does many times and that costs energy each time.
 *
 * @param component part of the unit, for example {@code array.mac}
 * @param tensor label of the tensor concerned, {@code -} where none
 * @param action what is done, for example {@code mac}, {@code shift}
 * @param bits bits moved each time; 0 where nothing moves
 * @param energyPj energy each time
 */
public record Activity(String component, String tensor, String action, long bits, double energyPj) {
    public Activity {
        requireNonNull(component, "component");
        requireNonNull(tensor, "tensor");
        requireNonNull(action, "action");
        if (bits < 0 || !(energyPj > 0) || Double.isInfinite(energyPj)) {
            throw new IllegalArgumentException("an activity costs energy: " + component + " " + action);
        }
    }
}
