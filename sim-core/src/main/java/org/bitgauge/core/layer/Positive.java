package org.bitgauge.core.layer;

/** Guards of loop bounds. */
final class Positive {
    private Positive() {}

    static void check(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be >= 1, was " + value);
        }
    }
}
