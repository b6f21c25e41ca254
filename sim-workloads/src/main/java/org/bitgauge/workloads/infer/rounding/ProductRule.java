package org.bitgauge.workloads.infer.rounding;

/**
 * A multiplier that need not be exact, as a function of the integer codes of its operands; tabulated once, so it may be
 * slow.
 */
public interface ProductRule {
    /** The name, for messages and tables. */
    String name();

    /** Largest magnitude of a weight's code. */
    int maxWeight();

    /** Largest magnitude of an activation's code. */
    int maxActivation();

    /** The product the multiplier makes of two codes. */
    long product(int weight, int activation);
}
