package org.bitgauge.lab.residency;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * An operand that a step reads, made of one stored tensor or of several side by side.
 *
 * @param weights whether it is the second operand of a product
 * @param tensors places of the stored tensors, as often as they are read
 * @param inParts whether some of them may come from DRAM and others not; else all are on chip or none counts
 * @param external whether the network's own input, which lies in DRAM, is a part of it
 * @param refusal why it can never come from on chip; empty if it can
 */
public record Fetch(
        boolean weights, ImmutableList<Integer> tensors, boolean inParts, boolean external, String refusal) {
    public Fetch {
        requireNonNull(tensors, "tensors");
        requireNonNull(refusal, "refusal");
    }
}
