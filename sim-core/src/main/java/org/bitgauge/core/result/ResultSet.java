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
 */
public record ResultSet(
        String experiment,
        String title,
        ImmutableList<ComparedRun> runs,
        ImmutableList<FormatRow> formats,
        ImmutableList<ReferenceValue> references,
        Provenance provenance) {
    public ResultSet {
        requireNonNull(experiment, "experiment");
        requireNonNull(provenance, "provenance");
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("an experiment has at least one run");
        }
    }
}
