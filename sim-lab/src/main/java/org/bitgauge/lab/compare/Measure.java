package org.bitgauge.lab.compare;

import org.bitgauge.lab.design.Design;

/** A property of a design that a comparison can hold equal; it grows with the array. */
interface Measure {
    /** Name in messages, for example {@code total area}. */
    String what();

    /** Unit as printed. */
    String unit();

    /** Its value. */
    double of(Design design);
}
