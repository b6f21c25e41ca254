package org.bitgauge.core.cost.fabric;

/** Where products are computed. */
public enum MultiplierStyle {
    /** In lookup tables. */
    LUT,
    /** In DSP slices, several narrow products in one. */
    DSP
}
