package org.bitgauge.units.serial;

/** How long each step of a pass takes on a unit, from the values it meets. */
public interface StepTimes {
    /** Groups of columns that keep their own time; 1 where all columns wait for each other in every step. */
    int fronts();

    /** Whether the weights of a pass matter. */
    boolean looksAtWeights();

    /**
     * Cycles of each step of a pass over a set of windows, {@code times[step * fronts + front]}.
     *
     * @param group of channels and filters
     * @param set of windows
     * @param pass over the filters
     * @param times filled
     */
    void windows(int group, int set, int pass, int[] times);

    /** Cycles of each step of a pass of a matrix-vector product. */
    void vector(int recurrence, int pass, int[] times);
}
