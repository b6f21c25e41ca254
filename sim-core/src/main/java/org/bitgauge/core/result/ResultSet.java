package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * Everything that one experiment gave: what files, figures and the report are made from.
 *
 * @param experiment name of the experiment
 * @param title one line for people
 * @param runs in the order of the experiment
 * @param formats effective precision of every layer
 * @param references published numbers to show beside ours; empty when the experiment names none
 * @param provenance where it comes from
 * @param accuracy cheapest networks at equal accuracy; empty when the experiment asks for none
 * @param claims published claims held against the results; empty when the experiment names none
 */
public record ResultSet(
        String experiment,
        String title,
        ImmutableList<ComparedRun> runs,
        ImmutableList<FormatRow> formats,
        ImmutableList<ReferenceValue> references,
        Provenance provenance,
        ImmutableList<AccuracyRow> accuracy,
        ImmutableList<ClaimRow> claims) {
    public ResultSet {
        requireNonNull(experiment, "experiment");
        requireNonNull(provenance, "provenance");
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("an experiment has at least one run");
        }
    }

    /** Without a comparison at equal accuracy. */
    public ResultSet(
            String experiment,
            String title,
            ImmutableList<ComparedRun> runs,
            ImmutableList<FormatRow> formats,
            ImmutableList<ReferenceValue> references,
            Provenance provenance) {
        this(experiment, title, runs, formats, references, provenance, ImmutableList.of(), ImmutableList.of());
    }
}
