package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.lab.experiment.FormatSweep;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * Profiles to choose among.
 *
 * @param sweeps families of formats
 * @param profiles single profiles
 */
@Doc("Profiles to choose among: families of formats, single profiles, or both.")
public record FormatSet(
        @Doc("Families of formats, as an experiment's format-sweeps.") @Default("[]") List<FormatSweep> sweeps,
        @Doc("Single profiles, as mxfp6_e3m2 or {weights: int4, activations: int8}.") @Default("[]")
                List<PrecisionProfile> profiles) {
    public FormatSet {
        requireNonNull(sweeps, "sweeps");
        requireNonNull(profiles, "profiles");
        if (sweeps.isEmpty() && profiles.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to choose among; give 'sweeps', 'profiles' or both");
        }
    }

    /** All of them. */
    ImmutableList<PrecisionProfile> all() {
        ImmutableList.Builder<PrecisionProfile> all = ImmutableList.builder();
        sweeps.forEach(sweep -> all.addAll(sweep.profiles()));
        return all.addAll(profiles).build();
    }
}
