package org.bitgauge.core.cost.memory;

import org.bitgauge.core.memory.EffectiveBandwidth;

/**
 * How a DRAM is used while it transfers.
 *
 * @param rowHitRate data commands that find their row open, 0 to below 1 (a row is opened at least once)
 * @param writeShare share of the bits that are written
 * @param utilisation achieved over peak bandwidth, above 0 to 1; background and refresh are spread over these bits
 */
public record DramUse(double rowHitRate, double writeShare, double utilisation) {
    public DramUse {
        if (!(rowHitRate >= 0 && rowHitRate <= 1)) {
            throw new IllegalArgumentException("a row-hit rate is from 0 to 1, was " + rowHitRate);
        }
        if (!(writeShare >= 0 && writeShare <= 1)) {
            throw new IllegalArgumentException("the share of writes is from 0 to 1, was " + writeShare);
        }
        if (!(utilisation > 0 && utilisation <= 1)) {
            throw new IllegalArgumentException(
                    "the utilisation of a DRAM that transfers is above 0 and at most 1, was " + utilisation);
        }
    }

    /** The use that the effective-bandwidth closed form finds. */
    public static DramUse of(EffectiveBandwidth bandwidth, double writeShare) {
        return new DramUse(bandwidth.rowHitRate(), writeShare, bandwidth.share());
    }
}
