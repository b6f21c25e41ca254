package org.bitgauge.lab.validate.timeloop;

import com.google.common.collect.ImmutableMap;

/**
 * A convolution as Timeloop states it: P and R run along the width of the image, Q and S along its height.
 *
 * @param bounds extent of each of the loops C M R S N P Q
 * @param widthStride step of P
 * @param heightStride step of Q
 * @param widthDilation step of R
 * @param heightDilation step of S
 */
record NestProblem(
        ImmutableMap<Character, Long> bounds,
        long widthStride,
        long heightStride,
        long widthDilation,
        long heightDilation) {
    /** Names of the loops. */
    static final String DIMENSIONS = "CMRSNPQ";

    long bound(char dimension) {
        return bounds.getOrDefault(dimension, 1L);
    }

    /** Products in all. */
    long macs() {
        return bounds.values().stream().reduce(1L, Math::multiplyExact);
    }
}
