package org.bitgauge.workloads.infer.graph;

import org.bitgauge.workloads.infer.kernels.TileKernel;

/** What one thread needs to run one plan: a buffer for each slot and a kernel for each layer with products. */
public final class Memory {
    final double[][] slots;
    final TileKernel[] kernels;
    final long[] overflows;
    LayerProbe probe = LayerProbe.NONE;

    Memory(double[][] slots, TileKernel[] kernels) {
        this.slots = slots;
        this.kernels = kernels;
        this.overflows = new long[kernels.length];
    }
}
