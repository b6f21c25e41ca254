package org.bitgauge.lab.search;

import org.bitgauge.core.config.Doc;

/** By what candidates are ordered. */
public enum GainKind {
    @Doc("Delay times area of a multiply-accumulator: the speedup in equal silicon (Hill et al.).")
    MAC,
    @Doc("Time of the network on the design, built for the candidate.")
    CYCLES,
    @Doc("Energy of the network on the design, built for the candidate.")
    ENERGY
}
