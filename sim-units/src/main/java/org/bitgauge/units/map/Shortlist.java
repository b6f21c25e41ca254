package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.PriorityQueue;

/**
 * The most promising mappings, no more than a given number and all below a limit, and the least bound of all that are not
 * among them.
 */
final class Shortlist {
    private final int size;
    private final double limit;
    private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>((a, b) -> b.compareTo(a));
    private double leftOut = Double.POSITIVE_INFINITY;
    private long offered;

    /** An empty list for mappings whose bound is below {@code limit}. */
    Shortlist(int size, double limit) {
        this.size = size;
        this.limit = limit;
    }

    /** Whether a mapping with this bound would be listed; where not it is left out. */
    boolean wants(double bound) {
        if (bound < limit
                && (worstFirst.size() < size || bound < worstFirst.element().bound())) {
            return true;
        }
        leftOut = Math.min(leftOut, bound);
        return false;
    }

    void offer(Candidate candidate) {
        offered++;
        worstFirst.add(candidate);
        if (worstFirst.size() > size) {
            leaveOut(worstFirst.remove().bound());
        }
    }

    /** Notes the bound of something that is not looked at. */
    void leaveOut(double bound) {
        leftOut = Math.min(leftOut, bound);
    }

    /** Most promising first. */
    ImmutableList<Candidate> sorted() {
        return worstFirst.stream().sorted().collect(ImmutableList.toImmutableList());
    }

    double leftOut() {
        return leftOut;
    }

    /** How many were offered. */
    long offered() {
        return offered;
    }

    boolean isEmpty() {
        return worstFirst.isEmpty();
    }
}
