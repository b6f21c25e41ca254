package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * What a search found.
 *
 * @param profile the profile; where none holds the target, the most accurate one that was tried
 * @param correct right answers under it, measured
 * @param holds whether it holds the target
 * @param facts how it was found, one line each
 * @param tried what was measured, in order
 */
public record SearchResult(
        PrecisionProfile profile,
        long correct,
        boolean holds,
        ImmutableList<String> facts,
        ImmutableList<Tried> tried) {
    public SearchResult {
        requireNonNull(profile, "profile");
        requireNonNull(facts, "facts");
        requireNonNull(tried, "tried");
    }
}
