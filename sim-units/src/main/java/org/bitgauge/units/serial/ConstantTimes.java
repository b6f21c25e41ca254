package org.bitgauge.units.serial;

import java.util.Arrays;

/**
 * Steps that all take the same time: one cycle on a bit-parallel unit, one per bit of the activations on a static bit-serial
 * one.
 *
 * @param cycles of a step
 */
record ConstantTimes(int cycles) implements StepTimes {
    @Override
    public int fronts() {
        return 1;
    }

    @Override
    public boolean looksAtWeights() {
        return false;
    }

    @Override
    public void windows(int group, int set, int pass, int[] times) {
        Arrays.fill(times, cycles);
    }

    @Override
    public void vector(int recurrence, int pass, int[] times) {
        Arrays.fill(times, cycles);
    }
}
