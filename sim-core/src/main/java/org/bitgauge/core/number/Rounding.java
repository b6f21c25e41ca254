package org.bitgauge.core.number;

/** What happens to a value between two representable ones. */
public enum Rounding {
    /** To the nearest, ties to the even significand (IEEE 754 default). */
    NEAREST_EVEN,
    /** Cut towards zero, as Hill et al. do after every operation. */
    TOWARD_ZERO,
    /** To the nearest, ties away from zero. */
    HALF_AWAY
}
