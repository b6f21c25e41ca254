package org.bitgauge.workloads.infer.kernels;

import org.bitgauge.workloads.infer.rounding.Accumulation;

/** Makes kernels of one arithmetic; what threads can share is made once. */
public final class Kernels {
    private final Accumulation accumulation;
    private final double[][] table;

    /** Prepares an arithmetic. */
    public Kernels(Accumulation accumulation) {
        this.accumulation = accumulation;
        this.table = accumulation instanceof Accumulation.Products products
                ? TableKernel.table(products.rule())
                : new double[0][];
    }

    /** Whether weights and activations enter as integer codes. */
    public boolean onCodes() {
        return accumulation instanceof Accumulation.IntegerSum || accumulation instanceof Accumulation.Products;
    }

    /** A kernel for one thread. */
    public TileKernel kernel(int maxReduction, int tile) {
        if (accumulation instanceof Accumulation.Fp32) {
            return new Fp32Kernel(maxReduction, tile);
        }
        if (accumulation instanceof Accumulation.Rounded rounded) {
            return new RoundedKernel(rounded.format(), maxReduction, tile);
        }
        if (accumulation instanceof Accumulation.IntegerSum sum) {
            return new IntegerKernel(sum.bits(), sum.overflow(), maxReduction, tile);
        }
        if (accumulation instanceof Accumulation.Products products) {
            return new TableKernel(products.rule(), table, maxReduction, tile);
        }
        return new Fp64Kernel(maxReduction, tile);
    }
}
