package org.bitgauge.lab.search;

import org.bitgauge.core.config.Doc;

/** By what candidates are ordered. */
public enum GainKind {
    @Doc("Delay times area of a multiply-accumulator: the speedup in equal silicon (Hill et al.).")
    MAC("MAC speedup over fp32 (\u00d7)"),
    @Doc("Time of the network on the design, built for the candidate.")
    CYCLES("Speedup over fp32 (\u00d7)"),
    @Doc("Energy of the network on the design, built for the candidate.")
    ENERGY("Energy gain over fp32 (\u00d7)");

    private final String title;

    GainKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
