package org.bitgauge.units.fusion;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * What the BitFusion simulator reports of a layer, for all its images, and the mapping that it chose. Traffic is in bits.
 *
 * @param cycles all
 * @param waitCycles of them, waiting for memory
 * @param weightReads of the weight memory
 * @param weightWrites of the weight memory
 * @param outputReads of the output memory
 * @param outputWrites of the output memory
 * @param activationReads of the activation memory
 * @param activationWrites of the activation memory
 * @param dramReads bits read from DRAM
 * @param dramWrites bits written to DRAM
 * @param loops tile loops from outermost to innermost with their counts
 */
public record PeerCounts(
        long cycles,
        long waitCycles,
        long weightReads,
        long weightWrites,
        long outputReads,
        long outputWrites,
        long activationReads,
        long activationWrites,
        long dramReads,
        long dramWrites,
        ImmutableList<Loop> loops) {
    public PeerCounts {
        requireNonNull(loops, "loops");
    }

    /**
     * A loop over tiles.
     *
     * @param name dimension
     * @param tiles how many
     * @param size of each, in elements
     */
    public record Loop(String name, long tiles, long size) {}
}
