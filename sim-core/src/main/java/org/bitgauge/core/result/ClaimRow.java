package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * A published claim held against results.
 *
 * @param claim in one sentence
 * @param source who claims it
 * @param series on which data it was checked
 * @param verdict {@code true}, {@code false} or {@code not decidable}
 * @param evidence the numbers
 */
public record ClaimRow(String claim, String source, String series, String verdict, String evidence) {
    public ClaimRow {
        requireNonNull(claim, "claim");
        requireNonNull(source, "source");
        requireNonNull(series, "series");
        requireNonNull(verdict, "verdict");
        requireNonNull(evidence, "evidence");
    }
}
