package org.bitgauge.lab.fabric;

import org.bitgauge.core.config.Doc;

/** What kind of machine is built in a fabric. */
public enum FabricStyle {
    /** A unit for every layer, all at work at once. */
    @Doc("A unit for every layer, all at work at once, folded so that the slowest is as fast as the budget allows.")
    STREAMING,
    /** One array for the widest formats, layers one after another. */
    @Doc("One array for the widest formats of the network, layers one after another.")
    OVERLAY
}
