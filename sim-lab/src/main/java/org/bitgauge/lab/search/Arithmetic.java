package org.bitgauge.lab.search;

import org.bitgauge.core.config.Doc;

/** In which arithmetic sums are made that a profile does not round. */
public enum Arithmetic {
    @Doc("Double precision.")
    DOUBLE,
    @Doc("Single precision, about twice as fast.")
    SINGLE
}
