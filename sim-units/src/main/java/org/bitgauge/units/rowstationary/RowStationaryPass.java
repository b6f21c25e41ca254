package org.bitgauge.units.rowstationary;

import static java.lang.Math.max;
import static java.lang.Math.min;

import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * Passes of a row stationary array over a tile, in closed form. Each element holds one row of a filter for p filters and q
 * channels and slides over a row of the input; activations are shared along diagonals, weights along rows, and sums are
 * added up the columns. A pass loads its weights and the first window, then takes for every output column of every image
 * the longest of: p x q x kernel columns products in each element; new activations on their bus; sums in, or out, on
 * theirs. Then the last sums leave. Nothing is fitted; passes do not overlap.
 *
 * <p>Kernels with more rows than the array or more columns than the activations' scratch pad are cut into equal pieces.
 */
final class RowStationaryPass {
    private final RowStationarySpec spec;
    private final RowStationaryMapping mapping;
    private final long strideRows;
    private final long strideColumns;
    private final long dilationRows;

    RowStationaryPass(RowStationarySpec spec, RowStationaryMapping mapping, LoopNest nest) {
        this.spec = spec;
        this.mapping = mapping;
        this.strideRows = nest.stride().height();
        this.strideColumns = nest.stride().width();
        this.dilationRows = nest.dilation().height();
    }

    RowStationaryMapping mapping() {
        return mapping;
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }

    /** Sets with strips of this many output rows that fit on the array side by side; 0 where none does. */
    static long sets(RowStationarySpec spec, long kernelRows, long strip) {
        long high = spec.rows() / min(kernelRows, spec.rows());
        return strip <= spec.columns() ? high * (spec.columns() / strip) : high / ceilDiv(strip, spec.columns());
    }

    long kernelRows(Tile tile) {
        return ceilDiv(tile.kernelRows(), rowPieces(tile));
    }

    long kernelColumns(Tile tile) {
        return ceilDiv(tile.kernelColumns(), columnPieces(tile));
    }

    private long rowPieces(Tile tile) {
        return ceilDiv(tile.kernelRows(), spec.rows());
    }

    private long columnPieces(Tile tile) {
        return ceilDiv(tile.kernelColumns(), spec.activationWords());
    }

    private long strip(Tile tile) {
        return min(mapping.strip(), tile.rows());
    }

    private long filters(Tile tile) {
        return min(mapping.filters() * mapping.filterSets(), tile.filters());
    }

    private long channels(Tile tile) {
        return min(mapping.channels() * mapping.channelSets(), tile.channels());
    }

    /** Elements that work in a full pass. */
    long active(Tile tile) {
        long filterSets = min(mapping.filterSets(), ceilDiv(tile.filters(), mapping.filters()));
        long channelSets = min(mapping.channelSets(), ceilDiv(tile.channels(), mapping.channels()));
        return kernelRows(tile) * strip(tile) * filterSets * channelSets;
    }

    long strips(Tile tile) {
        return ceilDiv(tile.rows(), mapping.strip());
    }

    long filterPasses(Tile tile) {
        return ceilDiv(tile.filters(), mapping.filters() * mapping.filterSets());
    }

    /** Passes whose sums add up to one result. */
    long reductionPasses(Tile tile) {
        return ceilDiv(tile.channels(), mapping.channels() * mapping.channelSets())
                * rowPieces(tile)
                * columnPieces(tile);
    }

    long imagePasses(Tile tile) {
        return ceilDiv(tile.batch(), mapping.images());
    }

    private long passesOfAnImage(Tile tile) {
        return Math.multiplyExact(
                tile.groups(), Math.multiplyExact(strips(tile) * filterPasses(tile), reductionPasses(tile)));
    }

    long passes(Tile tile) {
        return Math.multiplyExact(passesOfAnImage(tile), imagePasses(tile));
    }

    /** Input rows of a strip. */
    long stripInput(Tile tile) {
        return (strip(tile) - 1) * strideRows + (kernelRows(tile) - 1) * dilationRows + 1;
    }

    /** Weights and first window of a pass. */
    long fill(Tile tile) {
        long weights = filters(tile) * channels(tile) * kernelRows(tile) * kernelColumns(tile);
        long window = stripInput(tile) * kernelColumns(tile) * channels(tile);
        return ceilDiv(weights, spec.weightBus()) + ceilDiv(window, spec.activationBus());
    }

    /** The last sums of a pass. */
    long drain(Tile tile) {
        return ceilDiv(filters(tile) * strip(tile), spec.sumBus());
    }

    /** Products of each element for one output column. */
    private long products(Tile tile) {
        return min(mapping.filters(), tile.filters()) * min(mapping.channels(), tile.channels()) * kernelColumns(tile);
    }

    private long step(Tile tile) {
        long fresh = stripInput(tile) * min(strideColumns, kernelColumns(tile)) * channels(tile);
        return max(products(tile), max(ceilDiv(fresh, spec.activationBus()), drain(tile)));
    }

    private long columns(Tile tile) {
        return Math.multiplyExact(passesOfAnImage(tile), Math.multiplyExact(tile.batch(), tile.columns()));
    }

    /** Cycles in which the elements multiply. */
    long multiplying(Tile tile) {
        return Math.multiplyExact(columns(tile), products(tile));
    }

    /** Cycles in which they wait for a bus. */
    long starving(Tile tile) {
        return Math.multiplyExact(columns(tile), step(tile) - products(tile));
    }

    long cycles(Tile tile) {
        long ends = Math.multiplyExact(passes(tile), fill(tile) + drain(tile));
        return Math.addExact(ends, Math.multiplyExact(columns(tile), step(tile)));
    }
}
