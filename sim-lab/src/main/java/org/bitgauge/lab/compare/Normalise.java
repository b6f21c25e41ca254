package org.bitgauge.lab.compare;

import java.util.Locale;
import org.bitgauge.core.config.Doc;

/** What is held equal between a design and its baseline. */
public enum Normalise {
    /** Silicon of array, vector unit and memories together (Hill et al. hold MAC area equal; memories are the same here). */
    @Doc("Same total silicon area; the array grows or shrinks.")
    ISO_AREA,
    /** The number of multipliers. */
    @Doc("Same number of multipliers; the array grows or shrinks where another design is the baseline.")
    ISO_MACS,
    /** Peak power of array and vector unit: every part active in every cycle, plus leakage. */
    @Doc("Same peak power of the array; the array grows or shrinks.")
    ISO_POWER,
    /** Operand and result bits per second that the array's edge needs on a large matrix product. */
    @Doc("Same bits per second at the edge of the array; the array grows or shrinks.")
    ISO_BANDWIDTH,
    /** The clock: the design runs at the baseline's clock, which it must reach. Combines with one of the others. */
    @Doc("Same clock as the baseline; may be combined with one of the others.")
    ISO_FREQUENCY,
    /** Nothing: machines as they are, for a comparison that says how fast they are and not what their formats buy. */
    @Doc("Nothing is resized: designs as they are given.")
    AS_GIVEN;

    /** Name in YAML, CSV and captions. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
