package org.bitgauge.core.ledger;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where every cycle and every picojoule of one layer went.
 *
 * @param cycles duration of the layer in cycles of the array clock
 * @param time entries that sum to {@code cycles} for each resource
 * @param energy entries whose sum is the layer's energy
 */
public record Ledger(long cycles, ImmutableList<CycleEntry> time, ImmutableList<EnergyEntry> energy) {
    public Ledger {
        Map<String, Long> byResource = new TreeMap<>();
        for (CycleEntry entry : time) {
            byResource.merge(entry.resource(), entry.cycles(), Math::addExact);
        }
        for (Map.Entry<String, Long> sum : byResource.entrySet()) {
            if (sum.getValue() != cycles) {
                throw new IllegalStateException("the causes of " + sum.getKey() + " sum to " + sum.getValue()
                        + " cycles, the layer took " + cycles);
            }
        }
    }

    /** Sum of all energy entries in picojoules, in the order of the entries. */
    public double energyPj() {
        double sum = 0;
        for (EnergyEntry entry : energy) {
            sum += entry.energyPj();
        }
        return sum;
    }

    /** Cycles of a resource with a kind of cause, over all levels and reasons. */
    public long cycles(String resource, Cause.Kind kind) {
        long sum = 0;
        for (CycleEntry entry : time) {
            if (entry.resource().equals(resource) && entry.cause().kind() == kind) {
                sum += entry.cycles();
            }
        }
        return sum;
    }
}
