package org.bitgauge.units.blocked;

import org.bitgauge.core.config.Doc;

/** What becomes of the products of the lanes of a sub-word multiplier. */
public enum Combine {
    /** Added into one running sum: lanes take different taps. */
    @Doc("Products of the lanes are added into one sum; lanes take different taps.")
    SUM_TOGETHER,
    /** Kept apart: lanes take different filters, each with its own sum. */
    @Doc("Each lane has its own sum; lanes take different filters of one activation.")
    SUM_APART
}
