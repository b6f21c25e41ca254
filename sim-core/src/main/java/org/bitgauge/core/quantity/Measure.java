package org.bitgauge.core.quantity;

/** A physical quantity a user writes with its unit. */
public interface Measure {
    /** What kind of quantity this is. */
    Dimension dimension();

    /** Magnitude in the base unit of the dimension. */
    double magnitude();
}
