package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

/**
 * A design as built, as far as mapping is concerned.
 *
 * @param array the compute array
 * @param vector the vector unit
 * @param memory on-chip levels and DRAM
 */
public record Machine(ComputeUnit array, VectorUnit vector, MemorySystem memory) {
    public Machine {
        requireNonNull(array, "array");
        requireNonNull(vector, "vector");
        requireNonNull(memory, "memory");
    }
}
