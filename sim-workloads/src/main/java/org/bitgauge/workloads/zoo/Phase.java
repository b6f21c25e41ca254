package org.bitgauge.workloads.zoo;

/** What a language model is doing. */
public enum Phase {
    /** Reading a prompt: all its tokens at once. */
    PREFILL,
    /** Writing: one token at a time, with the keys and values of earlier ones in the cache. */
    DECODE
}
