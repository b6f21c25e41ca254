package org.bitgauge.workloads.zoo;

/**
 * Shape of multi-head attention.
 *
 * @param heads query heads
 * @param keyHeads key and value heads; fewer than {@code heads} in grouped-query attention
 * @param headWidth elements of a head
 * @param keys tokens attended to, those of the cache included
 */
record Attention(long heads, long keyHeads, long headWidth, long keys) {
    Attention {
        if (heads % keyHeads != 0) {
            throw new IllegalArgumentException(
                    "key and value heads (" + keyHeads + ") must divide query heads (" + heads + ")");
        }
    }
}
