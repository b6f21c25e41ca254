package org.bitgauge.units.serial;

import static java.util.Objects.requireNonNull;

/**
 * Time of a layer and where it goes.
 *
 * @param cycles of the whole layer
 * @param exact whether they were counted on its values
 * @param steps of the whole layer
 * @param laneTime mean cycles that a lane needs for its product
 * @param columnTime mean cycles that the slowest lane of a column needs
 * @param tileTime mean cycles that the slowest column of a tile needs
 * @param arrayTime mean cycles that the slowest tile needs
 * @param label {@code exact}, {@code expected} or {@code static}
 */
record SerialTime(
        long cycles,
        boolean exact,
        long steps,
        double laneTime,
        double columnTime,
        double tileTime,
        double arrayTime,
        String label) {
    SerialTime {
        requireNonNull(label, "label");
        if (cycles < 1 || steps < 1) {
            throw new IllegalArgumentException("a layer takes at least one step of one cycle");
        }
    }
}
