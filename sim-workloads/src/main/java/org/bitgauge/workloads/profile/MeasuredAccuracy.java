package org.bitgauge.workloads.profile;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;

/**
 * How accurate a network was under a profile, where somebody measured it; carried along, and never used to compute with.
 *
 * @param network network that was measured
 * @param metric what was counted, as top-1
 * @param correct answers that count as right
 * @param baseline right answers of the float network on the same data
 * @param images inputs measured
 * @param data data set
 * @param date day of the measurement, as 2026-11-22
 * @param search how the profile was found
 * @param evaluations measurements that the search made
 */
public record MeasuredAccuracy(
        @Doc("Network that was measured.") String network,
        @Doc("What was counted, as top-1.") String metric,
        @Doc("Answers that count as right.") long correct,
        @Doc("Right answers of the float network on the same data.") @Positive long baseline,
        @Doc("Inputs measured.") @Positive long images,
        @Doc("Data set.") String data,
        @Doc("Day of the measurement, as 2026-11-22.") String date,
        @Doc("How the profile was found.") String search,
        @Doc("Measurements that the search made.") long evaluations) {
    public MeasuredAccuracy {
        requireNonNull(network, "network");
        requireNonNull(metric, "metric");
        requireNonNull(data, "data");
        requireNonNull(date, "date");
        requireNonNull(search, "search");
        if (correct < 0 || correct > images || baseline > images) {
            throw new IllegalArgumentException(
                    "right answers are between 0 and the number of images, " + images + ", not " + correct);
        }
    }

    /** Share of right answers. */
    public double accuracy() {
        return (double) correct / images;
    }

    /** Right answers over those of the float network. */
    public double normalised() {
        return (double) correct / baseline;
    }
}
