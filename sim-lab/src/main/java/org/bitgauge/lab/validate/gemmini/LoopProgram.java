package org.bitgauge.lab.validate.gemmini;

import static org.bitgauge.lab.validate.gemmini.GemminiPreset.ceilDiv;

import com.google.common.collect.ImmutableList;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the host runs: a nest of loops around one loop command of the accelerator, which loads a tile of inputs and weights,
 * multiplies, and stores results when the sum is complete.
 *
 * @param matrixProduct matrix product rather than convolution
 * @param layer what is computed, which may be more than the layer asks for
 * @param stride of the convolution
 * @param arraySide rows and columns of the array
 * @param tile what one loop command works on
 * @param loops around it, from outside in, without those of one iteration
 */
record LoopProgram(
        boolean matrixProduct,
        Extents layer,
        long stride,
        long arraySide,
        Extents tile,
        ImmutableList<MappingText.Factor> loops) {
    private static final long SMALLEST_ARRAY = 4;

    /** The program for a point. */
    static LoopProgram of(GemminiPoint point, GemminiPreset preset) {
        return point.isMatrixProduct() ? product(point, preset) : convolution(point);
    }

    /** Arrays are built in powers of two; the smallest that holds the spatial loops is taken. */
    static long arraySide(MappingText mapping) {
        long side = SMALLEST_ARRAY;
        while (side < mapping.widestSpatial()) {
            side *= 2;
        }
        return side;
    }

    /** Tile factors are counted in units of 16, and the program reads them in units of the array's side. */
    private static LoopProgram product(GemminiPoint point, GemminiPreset preset) {
        long side = arraySide(point.mapping());
        Extents layer = point.layer();
        Extents mapped = point.mapping().tile();
        Extents tile = mapped;
        for (Dim dim : EnumSet.of(Dim.P, Dim.K, Dim.C)) {
            tile = tile.with(dim, Math.min(ceilDiv(mapped.of(dim), preset.factorUnit()) * side, layer.of(dim)));
        }
        ImmutableList.Builder<MappingText.Factor> loops = ImmutableList.builder();
        Set<Dim> left = EnumSet.of(Dim.P, Dim.K, Dim.C);
        for (MappingText.Factor loop : point.mapping().dramLoops()) {
            if (left.remove(loop.dim())) {
                add(loops, loop.dim(), layer, tile);
            }
        }
        for (Dim dim : left) {
            add(loops, dim, layer, tile);
        }
        return new LoopProgram(true, layer, 1, side, tile, loops.build());
    }

    private static void add(ImmutableList.Builder<MappingText.Factor> loops, Dim dim, Extents layer, Extents tile) {
        long count = ceilDiv(layer.of(dim), tile.of(dim));
        if (count > 1) {
            loops.add(new MappingText.Factor(dim, count));
        }
    }

    /** Convolutions know square images only: as many rows are computed as there are columns. */
    private static LoopProgram convolution(GemminiPoint point) {
        Extents tile = point.mapping().tile();
        long size = Math.max(point.layer().of(Dim.P), point.layer().of(Dim.Q));
        Extents layer = point.layer().with(Dim.P, size).with(Dim.Q, size);
        ImmutableList.Builder<MappingText.Factor> loops = ImmutableList.builder();
        Set<Dim> left = EnumSet.of(Dim.P, Dim.Q);
        for (MappingText.Factor loop : point.mapping().dramLoops()) {
            if (left.remove(loop.dim())) {
                add(loops, loop.dim(), layer, tile);
            } else {
                loops.add(loop);
            }
        }
        for (Dim dim : left) {
            add(loops, dim, layer, tile);
        }
        return new LoopProgram(false, layer, point.stride(), arraySide(point.mapping()), tile, loops.build());
    }

    /** Loop commands in all. */
    long commands() {
        long count = 1;
        for (MappingText.Factor loop : loops) {
            count = Math.multiplyExact(count, loop.count());
        }
        return count;
    }

    /** Rows of input pixels that outputs of this extent touch. */
    long inputRows(Extents extents) {
        return (extents.of(Dim.Q) - 1) * stride + extents.of(Dim.R);
    }

    /** Columns of input pixels that outputs of this extent touch. */
    long inputColumns(Extents extents) {
        return (extents.of(Dim.P) - 1) * stride + extents.of(Dim.S);
    }
}
