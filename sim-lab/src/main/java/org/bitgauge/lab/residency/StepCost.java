package org.bitgauge.lab.residency;

/**
 * What a run must not take more of because tensors stay on chip.
 *
 * @param cycles duration
 * @param energyPj energy
 * @param dramBits bits read from DRAM and written to it
 */
public record StepCost(long cycles, double energyPj, long dramBits) {
    /** Nothing. */
    public static final StepCost NONE = new StepCost(0, 0, 0);

    /** One after the other. */
    public StepCost plus(StepCost next) {
        return new StepCost(
                Math.addExact(cycles, next.cycles), energyPj + next.energyPj, Math.addExact(dramBits, next.dramBits));
    }

    /** Whether it takes no more of anything. */
    public boolean isWithin(StepCost other) {
        return cycles <= other.cycles && energyPj <= other.energyPj && dramBits <= other.dramBits;
    }
}
