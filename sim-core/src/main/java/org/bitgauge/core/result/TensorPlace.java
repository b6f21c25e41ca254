package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * Where a tensor between layers lay, and why.
 *
 * @param tensor layer that made it; fusible work on its results and concatenations store nothing of their own
 * @param elements how many
 * @param bits of rows that it takes in the level that could keep it, under that level's packing
 * @param level that could keep it; {@code -} if the design has none
 * @param place what was decided
 * @param until last layer that found it on chip; {@code -} if none did
 * @param onChipReads layers that found it on chip
 * @param dramReads layers that read it from DRAM
 * @param reason why it was not kept, or not longer; empty if all readers found it on chip
 */
public record TensorPlace(
        String tensor,
        long elements,
        long bits,
        String level,
        Place place,
        String until,
        long onChipReads,
        long dramReads,
        String reason) {
    /** For a level or a layer that there is not. */
    public static final String NONE = "-";

    public TensorPlace {
        requireNonNull(tensor, "tensor");
        requireNonNull(place, "place");
        requireNonNull(reason, "reason");
        if (elements < 1 || bits < 0 || onChipReads < 0 || dramReads < 0) {
            throw new IllegalArgumentException("counts of tensor " + tensor + " are never negative");
        }
    }

    /** Where a tensor lay. */
    public enum Place {
        /** Written to DRAM and read from there. */
        DRAM,
        /** On chip from the layer that made it to its last reader. */
        KEPT,
        /** On chip for some readers, and written to DRAM once for others. */
        KEPT_AND_WRITTEN;

        /** Name in CSV. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
