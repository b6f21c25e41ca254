package org.bitgauge.units.serial;

/**
 * How widths are found at run time.
 *
 * @param group columns (and rows of dynamic weights) that share one width
 * @param trims whether trailing zeros are trimmed beside leading ones
 * @param registers input registers of a column, by which it may run ahead of the others; 0 where all wait in every step
 * @param bitsPerCycle bits of an activation that a cycle takes
 * @param weightFactor cycles for each of those, 1 where weights are bit-parallel, their precision where they are serial
 */
record DynamicWidths(int group, boolean trims, int registers, int bitsPerCycle, int weightFactor) {
    DynamicWidths {
        if (group < 1 || registers < 0 || bitsPerCycle < 1 || weightFactor < 1) {
            throw new IllegalArgumentException("groups, bits per cycle and weight bits are at least 1");
        }
    }
}
