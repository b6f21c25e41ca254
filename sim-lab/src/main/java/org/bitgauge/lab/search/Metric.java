package org.bitgauge.lab.search;

import org.bitgauge.core.config.Doc;

/** What counts as a right answer. */
public enum Metric {
    @Doc("The largest output is that of the label.")
    TOP_1,
    @Doc("The label is among the five largest outputs.")
    TOP_5,
    @Doc("The largest output is that of the float network; needs no labels.")
    AGREEMENT
}
