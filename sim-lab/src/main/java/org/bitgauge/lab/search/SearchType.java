package org.bitgauge.lab.search;

import org.bitgauge.core.config.Plugin;

/**
 * A way to find a precision profile, found by {@link java.util.ServiceLoader}. Deterministic: the same measurements lead to
 * the same profile.
 *
 * @param <S> its parameters
 */
public interface SearchType<S extends SearchSpec> extends Plugin<S> {
    /**
     * Searches.
     *
     * @throws BudgetSpentException when the evaluations do not suffice; what was measured is in the log
     * @throws IllegalArgumentException if the parameters make no search on this network
     */
    SearchResult search(S spec, Trials trials, Hardware hardware);
}
