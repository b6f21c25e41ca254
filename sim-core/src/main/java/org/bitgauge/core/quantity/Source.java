package org.bitgauge.core.quantity;

import static java.util.Objects.requireNonNull;

/**
 * Where a number comes from.
 *
 * @param citation paper, table, tool and version, or data file with row
 * @param conditions node, voltage, corner, tool options; empty when none matter
 */
public record Source(String citation, String conditions) {
    public Source {
        requireNonNull(citation, "citation");
        requireNonNull(conditions, "conditions");
        if (citation.isBlank()) {
            throw new IllegalArgumentException("a source needs a citation");
        }
    }

    /** A source whose conditions are part of the citation. */
    public static Source of(String citation) {
        return new Source(citation, "");
    }

    @Override
    public String toString() {
        return conditions.isEmpty() ? citation : citation + " (" + conditions + ")";
    }
}
