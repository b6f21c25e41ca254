package org.bitgauge.core.config;

/** Saturating sums of node counts: shared parts may stand for astronomically many. */
final class Sizes {
    private Sizes() {}

    static long add(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
