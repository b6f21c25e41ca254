package org.bitgauge.lab.search;

/** Parameters of a search as a user writes them; each {@link SearchType} has a record of its own. */
public interface SearchSpec {
    /** What candidates gain, with its unit, as a figure's axis says it. */
    String gainTitle();
}
