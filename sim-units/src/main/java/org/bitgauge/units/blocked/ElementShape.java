package org.bitgauge.units.blocked;

/**
 * Structure of a processing element.
 *
 * @param weightBlock bits of a block of the weight
 * @param activationBlock bits of a block of the activation
 * @param weightBlocks blocks of the widest weight
 * @param activationBlocks blocks of the widest activation
 * @param multipliers block multipliers, B
 * @param accumulatorBits bits of the running sum
 */
record ElementShape(
        int weightBlock,
        int activationBlock,
        int weightBlocks,
        int activationBlocks,
        int multipliers,
        int accumulatorBits) {
    /** Bits of a whole product, to which every block product is shifted. */
    int productBits() {
        return weightBlock * weightBlocks + activationBlock * activationBlocks;
    }

    /** Places at which a block product may stand: sums of two block positions. */
    int places() {
        if (weightBlock == activationBlock) {
            return weightBlocks + activationBlocks - 1;
        }
        return weightBlocks * activationBlocks;
    }

    /** Whether operands have one block each, so that nothing is composed. */
    boolean isPlain() {
        return weightBlocks == 1 && activationBlocks == 1;
    }

    /** Products of blocks of the widest operands, P^2. */
    int exactProducts() {
        return weightBlocks * activationBlocks;
    }
}
