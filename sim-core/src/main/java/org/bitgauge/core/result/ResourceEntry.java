package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

/**
 * What one layer of a run takes of a resource that a device has a fixed number of, as an FPGA of lookup tables.
 *
 * @param layer name of the layer, {@code -} for what serves all
 * @param resource for example {@code LUT}, {@code DSP}, {@code BRAM18}
 * @param count how many
 * @param available how many the device has
 */
public record ResourceEntry(String layer, String resource, double count, long available) {
    public ResourceEntry {
        requireNonNull(layer, "layer");
        requireNonNull(resource, "resource");
        if (!(count >= 0) || Double.isInfinite(count) || available < 0) {
            throw new IllegalArgumentException("layer " + layer + " takes a finite number of " + resource);
        }
    }
}
