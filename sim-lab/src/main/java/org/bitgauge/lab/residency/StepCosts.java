package org.bitgauge.lab.residency;

import org.bitgauge.core.unit.Residency;

/** What a step costs when its operands lie here or there. */
@FunctionalInterface
public interface StepCosts {
    /** Cost of a step, or what is too small for it. */
    Outcome of(int step, Residency residency);

    /**
     * Cost of a step, or what is too small for it.
     *
     * @param fits whether a mapping was found
     * @param cost what it costs; nothing if none was found
     * @param shortage what is too small, as an inequality; empty if a mapping was found
     */
    record Outcome(boolean fits, StepCost cost, String shortage) {
        /** A step that runs. */
        public static Outcome of(StepCost cost) {
            return new Outcome(true, cost, "");
        }

        /** A step that does not fit. */
        public static Outcome shortage(String inequality) {
            return new Outcome(false, StepCost.NONE, inequality);
        }
    }
}
