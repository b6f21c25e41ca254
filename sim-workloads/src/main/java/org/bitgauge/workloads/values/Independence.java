package org.bitgauge.workloads.values;

/**
 * How far neighbouring values are independent: the widest of g neighbours along channels is as wide as that of g^x
 * independent ones. Least squares over the layers of LeNet-5, ResNet-20, SqueezeNet 1.0 and MobileNet v1 0.25 at 16 and 8
 * bits, groups of 16, 64 and 256; the error that remains is in docs/modelling-values.md.
 */
final class Independence {
    /** Activations. */
    static final double ACTIVATIONS = 0.9;

    /** Weights. */
    static final double WEIGHTS = 0.9;

    private Independence() {}
}
