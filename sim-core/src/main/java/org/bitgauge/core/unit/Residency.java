package org.bitgauge.core.unit;

/**
 * Which of a layer's tensors need not go through DRAM because a level keeps them between layers. Without it every input
 * is read from DRAM and every output is written to it.
 *
 * @param input whether the activations already lie in the farthest level that holds activations
 * @param output whether the results may stay in the farthest level that holds outputs
 */
public record Residency(boolean input, boolean output) {
    /** Everything through DRAM. */
    public static final Residency NONE = new Residency(false, false);
}
