package org.bitgauge.units.fabric;

import org.bitgauge.core.config.Doc;

/** Which cost of a matrix-vector unit is used. */
public enum CostModel {
    /** From its parts, calibrated on open synthesis. */
    @Doc("From its parts, calibrated on open synthesis.")
    CONSTRUCTION,
    /** By the published formulas of FINN-R; whole numbers only. */
    @Doc("By the published formulas of FINN-R; whole numbers only.")
    FINN_R
}
