package org.bitgauge.workloads.zoo;

import org.bitgauge.core.layer.Extent;

/**
 * Feature maps that a layer made.
 *
 * @param layer its name
 * @param channels maps
 * @param extent height and width of each
 */
record Feature(String layer, long channels, Extent extent) {
    long elements() {
        return Math.multiplyExact(channels, extent.area());
    }
}
