package org.bitgauge.lab.residency;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.Residency;
import org.jspecify.annotations.Nullable;

/**
 * A way to the end of a step: what it cost, and how the step was run.
 *
 * @param cost of all steps so far
 * @param residency of the last step
 * @param kept tensors held so far, in the order in which they were made
 * @param before the way to the step before; null before the first
 */
record Label(StepCost cost, Residency residency, ImmutableList<Hold> kept, @Nullable Label before) {
    /** Before the first step. */
    static final Label START = new Label(StepCost.NONE, Residency.NONE, ImmutableList.of(), null);

    /** Whether this way is no worse than another in anything. */
    boolean covers(Label other) {
        return cost.isWithin(other.cost);
    }
}
