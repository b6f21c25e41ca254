package org.bitgauge.core.cost;

/** Which end of the area-delay trade synthesis was asked for; both ends are measured in the calibration. */
public enum Style {
    /** Delay-oriented mapping and sizing. */
    FAST,
    /** Area-oriented mapping, down-sized cells. */
    SMALL
}
