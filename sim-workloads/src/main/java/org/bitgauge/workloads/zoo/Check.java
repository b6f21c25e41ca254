package org.bitgauge.workloads.zoo;

/** Guards of network parameters. */
final class Check {
    private Check() {}

    static void positive(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, was " + value);
        }
    }
}
