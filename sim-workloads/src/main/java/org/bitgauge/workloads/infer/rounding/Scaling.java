package org.bitgauge.workloads.infer.rounding;

/** What numbers are divided by before they are rounded into a format, and multiplied by afterwards. */
public enum Scaling {
    /** Nothing: the format's numbers as they are. */
    NONE,
    /**
     * The power of two that lets the largest magnitude m just fit: with I the smallest integer for which m is below 2^I, a
     * fixed-point format has I integer bits, a float has its top exponent at I - 1.
     */
    POWER_OF_TWO,
    /** The number that makes the largest magnitude the largest of the format. */
    LINEAR
}
