package org.bitgauge.units.fabric;

import org.bitgauge.core.cost.fabric.FabricMemory;

/**
 * Rows that a stage keeps of its input.
 *
 * @param rows how many
 * @param luts as distributed RAM
 * @param brams as block RAM
 */
record InputBuffer(int rows, double luts, double brams) {
    private static final int DISTRIBUTED_WORDS = 128;

    static InputBuffer of(StageShape shape, int bits, Folding folding) {
        int rows = rows(shape);
        long width = (long) folding.simd() * bits;
        long depth = Math.max(
                1, (Math.multiplyExact(shape.rowElements(), (long) rows) + folding.simd() - 1) / folding.simd());
        return depth <= DISTRIBUTED_WORDS
                ? new InputBuffer(rows, FabricMemory.lutRam(width, depth), 0)
                : new InputBuffer(rows, 0, FabricMemory.bram18(width, depth));
    }

    /** The window and the rows that come in while it is used: two whole inputs where a stage waits for all of it. */
    static int rows(StageShape shape) {
        if (shape.rows() == 1) {
            return 2 * shape.windowRows();
        }
        int step = 1;
        for (int i = 1; i < shape.rows(); i++) {
            step = Math.max(step, shape.needs().get(i) - shape.needs().get(i - 1));
        }
        return shape.windowRows() + step;
    }
}
