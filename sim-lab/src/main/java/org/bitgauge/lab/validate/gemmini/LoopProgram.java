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
    /** The program for a point. */
    static LoopProgram of(GemminiPoint point, GemminiPreset preset) {
        return point.isMatrixProduct() ? product(point, preset) : convolution(point);
    }

    /** Tile factors are counted in units of 16, and the program reads them in units of the array's side. */
    private static LoopProgram product(GemminiPoint point, GemminiPreset preset) {
        long side = point.arraySide();
        Extents layer = point.layer();
        Extents mapped = point.mapping().tile();
        Extents tile = mapped;
        for (Dim dim : EnumSet.of(Dim.P, Dim.K, Dim.C)) {
            tile = tile.with(dim, Math.min(ceilDiv(mapped.of(dim), preset.factorUnit()) * side, layer.of(dim)));
        }
        ImmutableList<MappingText.Factor> loops = loops(point.mapping(), EnumSet.of(Dim.P, Dim.K, Dim.C), layer, tile);
        return new LoopProgram(true, layer, 1, side, tile, loops);
    }

    /** Loops in the order of the mapping; those of {@code recounted} run as often as tile and layer need. */
    private static ImmutableList<MappingText.Factor> loops(
            MappingText mapping, Set<Dim> recounted, Extents layer, Extents tile) {
        ImmutableList.Builder<MappingText.Factor> loops = ImmutableList.builder();
        Set<Dim> left = EnumSet.copyOf(recounted);
        for (MappingText.Factor loop : mapping.dramLoops()) {
            if (left.remove(loop.dim())) {
                loops.add(new MappingText.Factor(loop.dim(), ceilDiv(layer.of(loop.dim()), tile.of(loop.dim()))));
            } else if (!recounted.contains(loop.dim())) {
                loops.add(loop);
            }
        }
        for (Dim dim : left) {
            loops.add(new MappingText.Factor(dim, ceilDiv(layer.of(dim), tile.of(dim))));
        }
        return loops.build().stream().filter(loop -> loop.count() > 1).collect(ImmutableList.toImmutableList());
    }

    /** Convolutions know square images only: as many rows are computed as there are columns. */
    private static LoopProgram convolution(GemminiPoint point) {
        Extents tile = point.mapping().tile();
        long size = Math.max(point.layer().of(Dim.P), point.layer().of(Dim.Q));
        Extents layer = point.layer().with(Dim.P, size).with(Dim.Q, size);
        ImmutableList<MappingText.Factor> loops = loops(point.mapping(), EnumSet.of(Dim.P, Dim.Q), layer, tile);
        return new LoopProgram(false, layer, point.stride(), point.arraySide(), tile, loops);
    }

    /** Loop commands in all. */
    long commands() {
        long count = 1;
        for (MappingText.Factor loop : loops) {
            count = Math.multiplyExact(count, loop.count());
        }
        return count;
    }

    /** Input pixels that outputs of this extent touch; rows of the left operand of a product. */
    long inputPixels(Extents extents) {
        if (matrixProduct) {
            return results(extents);
        }
        long rows = (extents.of(Dim.Q) - 1) * stride + extents.of(Dim.R);
        long columns = (extents.of(Dim.P) - 1) * stride + extents.of(Dim.S);
        return extents.of(Dim.N) * rows * columns;
    }

    /** Output pixels of this extent; rows of a product. */
    long results(Extents extents) {
        return extents.of(Dim.N) * extents.of(Dim.P) * extents.of(Dim.Q);
    }
}
