package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * A profile that a search measured.
 *
 * @param profile formats
 * @param gain what the search orders by
 * @param r2 R squared of the last layer, where it was probed
 * @param correct right answers
 */
public record Tried(PrecisionProfile profile, double gain, OptionalDouble r2, long correct) {
    public Tried {
        requireNonNull(profile, "profile");
        requireNonNull(r2, "r2");
    }

    static Tried mostAccurate(List<Tried> tried) {
        return tried.stream()
                .max(Comparator.comparingLong(Tried::correct).thenComparingDouble(Tried::gain))
                .orElseThrow(() -> new IllegalArgumentException("nothing was measured"));
    }
}
