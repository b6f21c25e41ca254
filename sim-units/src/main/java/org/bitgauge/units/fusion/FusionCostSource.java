package org.bitgauge.units.fusion;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Key;

/** Where area, leakage and energy of an array of fusion units come from. */
public enum FusionCostSource {
    @Doc("From its parts, calibrated on open synthesis.")
    CONSTRUCTION,
    @Key("bitfusion-45nm")
    @Doc("The authors' synthesis of whole arrays, 45 nm, 500 MHz; sizes that they did not build are scaled from 4 x"
            + " 4, as their simulator does.")
    BITFUSION_45NM
}
