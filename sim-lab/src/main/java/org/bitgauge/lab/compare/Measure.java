package org.bitgauge.lab.compare;

import org.bitgauge.lab.design.Design;

/** A property of a design that a comparison can hold equal; it grows with the array. */
interface Measure {
    /** Name in messages, for example {@code total area}. */
    String what();

    /** Unit as printed. */
    String unit();

    /**
     * Whether it grows with every multiplier; false where the shape of the array counts too, so that a larger array may have
     * less of it.
     */
    default boolean isMonotone() {
        return true;
    }

    /** Its value. */
    double of(Design design);
}
