package org.bitgauge.workloads.infer.graph;

import org.bitgauge.workloads.infer.kernels.TileKernel;

/** A step with products, which needs a kernel for each thread. */
interface LayerStep extends Step {
    TileKernel kernel();
}
