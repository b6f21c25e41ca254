package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.OptionalDouble;

/**
 * Precision profiles that a search measured on a trained network.
 *
 * @param name of the search
 * @param network network
 * @param metric what counts as right
 * @param images inputs measured
 * @param target share of the float network's right answers that must be kept
 * @param gain what candidates gain, as {@code MAC speedup over fp32}
 * @param candidates what was measured, in order
 */
public record CandidateSet(
        String name,
        String network,
        String metric,
        long images,
        double target,
        String gain,
        ImmutableList<Candidate> candidates) {
    /**
     * One profile.
     *
     * @param profile name
     * @param gain its gain
     * @param r2 R squared of the last layer, where it was probed
     * @param normalised right answers over those of the float network
     * @param chosen whether the search chose it
     */
    public record Candidate(String profile, double gain, OptionalDouble r2, double normalised, boolean chosen) {}

    public CandidateSet {
        requireNonNull(name, "name");
        requireNonNull(candidates, "candidates");
        if (candidates.isEmpty() || images < 1) {
            throw new IllegalArgumentException("a search measures a candidate on an input at least");
        }
    }
}
