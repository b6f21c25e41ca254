package org.bitgauge.units.fusion;

/**
 * The accelerator of the BitFusion simulator: an array of fusion units, three double-buffered memories, one interface.
 *
 * @param inputs rows: operands that enter side by side (N)
 * @param outputs columns: sums that leave side by side (M)
 * @param maxBits widest operand that one unit multiplies in a cycle
 * @param minBits narrowest operand that it gains from
 * @param weightBytes weight memory, of which half is usable
 * @param activationBytes activation memory
 * @param outputBytes output memory
 * @param interfaceBits bits of the memory interface in a cycle
 */
public record PeerMachine(
        int inputs,
        int outputs,
        int maxBits,
        int minBits,
        long weightBytes,
        long activationBytes,
        long outputBytes,
        long interfaceBits) {
    public PeerMachine {
        if (inputs < 1 || outputs < 1 || weightBytes < 1 || activationBytes < 1 || outputBytes < 1) {
            throw new IllegalArgumentException("the array and its memories have a size of at least 1");
        }
        if (minBits < 1 || maxBits < minBits) {
            throw new IllegalArgumentException("a fusion unit goes from the wider down to the narrower width, not from "
                    + maxBits + " to " + minBits);
        }
        if (interfaceBits < 1) {
            throw new IllegalArgumentException("the memory interface moves at least 1 bit a cycle");
        }
    }

    /**
     * Products of a unit in a cycle.
     *
     * @throws IllegalArgumentException for an operand above the widest, which this simulator cannot price
     */
    public int fused(int activationBits, int weightBits) {
        int activation = Math.max(activationBits, minBits);
        int weight = Math.max(weightBits, minBits);
        if (activation > maxBits || weight > maxBits) {
            throw new IllegalArgumentException("operands of " + activationBits + " and " + weightBits
                    + " bits do not enter a fusion unit of at most " + maxBits + "; raise its maximum");
        }
        return maxBits / activation * (maxBits / weight);
    }
}
