package org.bitgauge.core.unit;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.EnergyEntry;

/** The lanes that do pooling, activation, normalisation and other work without multiply-accumulate structure. */
public interface VectorUnit {
    /** One line for reports. */
    String description();

    /** Every component with its count and cost. */
    ImmutableList<UnitPart> parts();

    /** Longest path between registers in picoseconds. */
    double criticalPathPs();

    /** Cycles of {@code operations} scalar operations, at least 1. */
    long cycles(long operations);

    /** Energy of all of a layer's operations, memory excluded. */
    ImmutableList<EnergyEntry> energy(VectorOperation operation);
}
