package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

/**
 * Where a layer finds its operands and leaves its results: in DRAM, or in the level that keeps tensors between layers
 * ({@link MemorySystem#home}). Without it every input is read from DRAM and every result is written to it.
 *
 * @param inputElements elements of the activations that lie in that level; {@link #ALL} if no element comes from DRAM. A
 *     product reads all of them or none from there
 * @param weights whether the second operand of a product of two activations lies there
 * @param results where the results go
 * @param heldBits bits of that level that kept tensors occupy while the layer runs, those it reads included, its own results
 *     not
 */
public record Residency(long inputElements, boolean weights, Results results, long heldBits) {
    /** As many elements as there are. */
    public static final long ALL = Long.MAX_VALUE;

    /** Everything through DRAM. */
    public static final Residency NONE = new Residency(0, false, Results.WRITTEN, 0);

    public Residency {
        requireNonNull(results, "results");
        if (inputElements < 0 || heldBits < 0) {
            throw new IllegalArgumentException("elements and bits that a level keeps are never negative");
        }
    }

    /** Where results go. */
    public enum Results {
        /** To DRAM, tile by tile. */
        WRITTEN,
        /** They stay on chip. */
        KEPT,
        /** They stay on chip, and a copy goes to DRAM. */
        KEPT_AND_WRITTEN;

        /** Whether the level holds the whole of them when the layer ends. */
        public boolean stay() {
            return this != WRITTEN;
        }

        /** Whether they go to DRAM. */
        public boolean leave() {
            return this != KEPT;
        }
    }

    /** The same beside other tensors. */
    public Residency holding(long bits) {
        return new Residency(inputElements, weights, results, bits);
    }

    /** Whether no activation comes from DRAM. */
    public boolean wholeInput() {
        return inputElements == ALL;
    }

    /** How many of some activations come from DRAM. */
    public long fromDram(long elements) {
        return Math.max(0, elements - inputElements);
    }
}
