package org.bitgauge.core.unit;

/** Parameters of a compute unit as a user writes them; each {@link ComputeUnitType} has a record of its own. */
public interface ComputeUnitSpec {}
