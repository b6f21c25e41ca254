package org.bitgauge.units.serial;

import org.bitgauge.core.unit.ComputeUnitSpec;

/** A unit on the grid of the family, as a user writes it. */
public interface SerialUnitSpec extends ComputeUnitSpec {
    /** Lanes, columns, rows and tiles. */
    SerialGridSpec grid();
}
