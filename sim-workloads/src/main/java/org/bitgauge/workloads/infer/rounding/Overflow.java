package org.bitgauge.workloads.infer.rounding;

/** What an integer accumulator does with a sum that does not fit. */
public enum Overflow {
    /** The upper bits are lost: two's complement. */
    WRAP,
    /** It stays at its largest or smallest number. */
    SATURATE
}
