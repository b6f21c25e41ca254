package org.bitgauge.core.result;

import com.google.common.collect.ImmutableList;

/**
 * Where the results come from; with it anyone can run them again.
 *
 * @param version of BitGauge
 * @param configuration effective configuration as YAML, includes and overrides resolved
 * @param configurationSha256 of that text
 * @param defaults parameters that the user left to their default, as {@code path = value}
 * @param sources constants used, as {@code name: source}
 * @param seeds random seeds, as {@code name = seed}; empty when nothing was random
 * @param assumptions modelling assumptions that hold for these results
 */
public record Provenance(
        String version,
        String configuration,
        String configurationSha256,
        ImmutableList<String> defaults,
        ImmutableList<String> sources,
        ImmutableList<String> seeds,
        ImmutableList<String> assumptions) {}
