package org.bitgauge.core.unit;

/**
 * Energy that a mapper weighs and that neither unit nor on-chip memories state.
 *
 * @param dramReadPjPerBit picojoules for a bit read from DRAM
 * @param dramWritePjPerBit picojoules for a bit written to DRAM
 * @param staticPjPerCycle picojoules that everything leaks, and DRAM spends in the background, in a cycle
 */
public record EnergyRates(double dramReadPjPerBit, double dramWritePjPerBit, double staticPjPerCycle) {
    /** For rankings by DRAM traffic where no energies are known: a picojoule a bit, nothing leaks. */
    public static final EnergyRates TRAFFIC = new EnergyRates(1, 1, 0);

    public EnergyRates {
        if (!(dramReadPjPerBit >= 0) || !(dramWritePjPerBit >= 0) || !(staticPjPerCycle >= 0)) {
            throw new IllegalArgumentException("energies are never negative");
        }
    }
}
