package org.bitgauge.lab.design;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Key;

/** Ports through which an on-chip memory is filled and drained. */
public enum TransferPort {
    /** Never in the way of those that use the memory. */
    @Key("own")
    @Doc("One of their own, which costs nothing here: fills and drains are never in the way.")
    OWN,
    /** Those of the array and of nearer levels. */
    @Key("shared")
    @Doc("The same ports that serve the array and nearer levels: rows of fills and drains take their share.")
    SHARED
}
