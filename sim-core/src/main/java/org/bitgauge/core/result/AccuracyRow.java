package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * The cheapest network of a series that reaches an accuracy in one precision, as far as a table of trained networks tells.
 *
 * @param series which trained networks, for example {@code mlp, 10 epochs}
 * @param precision for example {@code w4a4}
 * @param target accuracy asked for, 0 to 1
 * @param how {@code interpolated} between two trained widths, {@code first width} where the narrowest already reaches it, so
 *     that only an upper bound is known, or {@code not reached} by any
 * @param best accuracy of the best trained network of the series
 * @param width that reaches the target; 0 where none does
 * @param below trained width next below, 0 where there is none
 * @param above trained width that reaches the target, 0 where none does
 * @param network name of the network in the runs, empty where none
 * @param profile name of its profile in the runs
 * @param macs multiply-accumulates of one input
 * @param weightBits memory of all weights
 */
public record AccuracyRow(
        String series,
        String precision,
        double target,
        String how,
        double best,
        double width,
        double below,
        double above,
        String network,
        String profile,
        long macs,
        long weightBits) {
    public AccuracyRow {
        requireNonNull(series, "series");
        requireNonNull(precision, "precision");
        requireNonNull(how, "how");
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
        if (!(target > 0 && target <= 1) || !(best > 0 && best <= 1)) {
            throw new IllegalArgumentException("accuracies are above 0 and at most 1, not " + target + " and " + best);
        }
    }

    /** Whether some network reaches the target. */
    public boolean reached() {
        return !network.isEmpty();
    }
}
