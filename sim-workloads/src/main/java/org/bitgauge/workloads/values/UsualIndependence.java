package org.bitgauge.workloads.values;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.Independence;

/**
 * How far neighbours along channels are independent where nobody measured it: the exponents with the least squared error of
 * container sizes over LeNet-5, ResNet-20, SqueezeNet 1.0 and MobileNet v1 0.25, 16 and 8 bits, groups of 16, 64 and 256.
 */
final class UsualIndependence {
    /** Activations, of which a layer's own exponent differs much: zeros come in patches. */
    private static final double ACTIVATIONS = 0.68;

    /** Weights. */
    private static final double WEIGHTS = 0.92;

    private UsualIndependence() {}

    static Independence of(TensorRole role) {
        return Independence.of(role == TensorRole.WEIGHTS ? WEIGHTS : ACTIVATIONS);
    }

    /** What is known of the error, to be printed beside a result. */
    static String error(TensorRole role) {
        return role == TensorRole.WEIGHTS
                ? "usual independence of neighbours; sizes of four networks' weights are within 2.4 % with it"
                : "usual independence of neighbours; sizes of four networks' activations are within 10 % with it, of"
                        + " LeNet's within 17 %";
    }

    /** As {@link #error}, where independence was measured on the tensor itself. */
    static String measuredError() {
        return "independence of neighbours as measured; sizes of four networks' tensors are within 3 % with it";
    }
}
