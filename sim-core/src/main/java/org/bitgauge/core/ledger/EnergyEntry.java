package org.bitgauge.core.ledger;

/**
 * Energy of one component for one tensor and action.
 *
 * @param component part of the design, for example {@code array.multiplier}, {@code weight-buffer}, {@code dram}
 * @param tensor label of the tensor moved or computed on, {@code -} where none
 * @param action {@code mac}, {@code read}, {@code write}, {@code leakage}, {@code background}, {@code activate} ...
 * @param count how often, in the unit of the action (operations, accesses, cycles)
 * @param bits bits moved; 0 where nothing moves
 * @param energyPj energy in picojoules
 */
public record EnergyEntry(String component, String tensor, String action, long count, long bits, double energyPj) {
    public EnergyEntry {
        if (count < 0 || bits < 0 || !(energyPj >= 0) || Double.isInfinite(energyPj)) {
            throw new IllegalArgumentException("energy entries are finite and not negative: " + component + " " + action
                    + " " + count + " " + bits + " bits " + energyPj + " pJ");
        }
    }
}
