package org.bitgauge.core.cost.logic;

import com.google.common.collect.ImmutableMap;

/** A datapath whose cost is a sum over its building blocks. */
public sealed interface LogicShape permits FixedShape, FloatShape, AdderShape {
    /** Whose coefficients price its building blocks. */
    LogicFamily family();

    /** How many of each building block count for a quantity. */
    ImmutableMap<String, Double> counts(LogicQuantity quantity, Stimulus stimulus);
}
