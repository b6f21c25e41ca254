package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.bitgauge.core.burst.StorageOrder;
import org.bitgauge.core.memory.dram.BurstPort;

/**
 * A design's DRAM as it is served burst by burst.
 *
 * @param port the DRAM
 * @param layout how tensors lie in it
 * @param runBytes contiguous bytes at most, as a design may ask for; then runs are scattered
 */
public record ServedDram(BurstPort port, StorageOrder layout, OptionalLong runBytes) {
    public ServedDram {
        requireNonNull(port, "port");
        requireNonNull(layout, "layout");
        requireNonNull(runBytes, "runBytes");
    }
}
