package org.bitgauge.lab.residency;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * What a network stores between layers: the results of a layer that is not done on the way to memory, with all fusible work on
 * them. A concatenation is no tensor of its own; who reads it reads its parts.
 *
 * @param name layer that makes it
 * @param step place of that layer among the steps
 * @param elements how many
 * @param bits of rows that it takes in the level that could keep it, under that level's packing; 0 where no level could
 * @param reads by later steps, in their order
 */
public record StoredTensor(String name, int step, long elements, long bits, ImmutableList<Read> reads) {
    public StoredTensor {
        requireNonNull(name, "name");
        requireNonNull(reads, "reads");
    }

    /**
     * One reader.
     *
     * @param step place of the reading layer among the steps
     * @param refusal why it cannot read the tensor on chip; empty if it can
     */
    public record Read(int step, String refusal) {
        /** Whether the reader could find the tensor on chip. */
        public boolean isPossible() {
            return refusal.isEmpty();
        }
    }

    /** Step of the last reader; that of the producer if there is none. */
    public int lastRead() {
        return reads.isEmpty() ? step : reads.get(reads.size() - 1).step();
    }
}
