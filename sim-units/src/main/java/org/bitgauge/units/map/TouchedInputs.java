package org.bitgauge.units.map;

import java.util.HashMap;
import java.util.Map;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/** Positions of a layer's input that blocks touch, halo included; rows and columns are counted once for each cut. */
final class TouchedInputs {
    private final LoopNest nest;
    private final Map<Long, Long> rowsByCut = new HashMap<>();
    private final Map<Long, Long> columnsByCut = new HashMap<>();

    TouchedInputs(LoopNest nest) {
        this.nest = nest;
    }

    /** Positions that all blocks of a tile's size touch; sizes by {@link Dimension#ordinal}. */
    double positions(long[] tile) {
        Tile layer = nest.size();
        long rowTile = tile[Dimension.ROW.ordinal()];
        long kernelTile = tile[Dimension.KERNEL_ROW.ordinal()];
        long columnTile = tile[Dimension.COLUMN.ordinal()];
        long tapTile = tile[Dimension.KERNEL_COLUMN.ordinal()];
        long rows = rowsByCut.computeIfAbsent(
                rowTile << 32 | kernelTile,
                key -> sum(layer.rows(), rowTile, layer.kernelRows(), kernelTile, nest::inputRows));
        long columns = columnsByCut.computeIfAbsent(
                columnTile << 32 | tapTile,
                key -> sum(layer.columns(), columnTile, layer.kernelColumns(), tapTile, nest::inputColumns));
        return (double) rows * columns;
    }

    private interface Touched {
        long of(long start, long count, long kernelStart, long kernelCount);
    }

    /** First, inner and last blocks, as the emitter counts them. */
    private static long sum(long extent, long size, long kernel, long kernelSize, Touched touched) {
        long sum = 0;
        long count = NearPorts.ceilDiv(extent, size);
        for (long k = 0; k < kernel; k += kernelSize) {
            long taps = Math.min(kernelSize, kernel - k);
            long last = (count - 1) * size;
            sum += touched.of(last, extent - last, k, taps);
            if (count > 1) {
                sum += touched.of(0, size, k, taps);
                sum += (count - 2) * touched.of(size, size, k, taps);
            }
        }
        return sum;
    }
}
