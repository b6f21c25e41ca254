package org.bitgauge.lab.validate.gemmini;

/** Loops of a convolution: batch, channels, filters, output columns and rows, kernel columns and rows. */
enum Dim {
    N,
    C,
    K,
    P,
    Q,
    R,
    S;

    /** Whether the loop sums up. */
    boolean reduces() {
        return this == C || this == R || this == S;
    }
}
