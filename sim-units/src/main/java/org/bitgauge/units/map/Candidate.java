package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;

/**
 * A mapping that has not been run.
 *
 * @param stages tiles and orders, nearest first
 * @param bound least score that it can have
 * @param cycles least cycles that it can take
 * @param number in the order in which mappings are found; decides between equals
 */
record Candidate(ImmutableList<Stage> stages, double bound, double cycles, long number)
        implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
        int byBound = Double.compare(bound, other.bound);
        int byCycles = Double.compare(cycles, other.cycles);
        return byBound != 0 ? byBound : byCycles != 0 ? byCycles : Long.compare(number, other.number);
    }
}
