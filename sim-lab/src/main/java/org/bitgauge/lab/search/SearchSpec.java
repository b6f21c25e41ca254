package org.bitgauge.lab.search;

/** Parameters of a search as a user writes them; each {@link SearchType} has a record of its own. */
public interface SearchSpec {
    /** What candidates gain, with its unit, as a figure's axis says it. */
    String gainTitle();

    /**
     * Whether integers of candidates are numbers as they stand, since the search calibrates them; otherwise an integer is
     * scaled to the largest magnitude of its tensor.
     */
    default boolean calibrates() {
        return false;
    }
}
