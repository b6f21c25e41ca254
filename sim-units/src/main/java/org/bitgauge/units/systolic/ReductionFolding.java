package org.bitgauge.units.systolic;

import static java.lang.Math.multiplyExact;

import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Tile;

/**
 * Taps on rows: each column sums down the array, and every fold of rows beyond the first adds to sums that the memory next
 * to the array holds.
 */
abstract class ReductionFolding extends GemmFolding {
    ReductionFolding(long arrayRows, long arrayColumns, boolean doubleBuffered) {
        super(arrayRows, arrayColumns, arrayRows, doubleBuffered);
    }

    @Override
    final long onRows(Tile tile) {
        return tile.taps();
    }

    abstract long activationPasses(Tile tile);

    abstract long weightPasses(Tile tile);

    @Override
    public final EdgeTraffic edge(Tile tile) {
        long results = tile.results();
        long passes = rowFolds(tile);
        long activations = multiplyExact(tile.groups(), multiplyExact(tile.pixels(), tile.taps()));
        return new EdgeTraffic(
                multiplyExact(activations, activationPasses(tile)),
                multiplyExact(tile.weights(), weightPasses(tile)),
                multiplyExact(results, tile.resumes() ? passes : passes - 1),
                multiplyExact(results, tile.finishes() ? passes - 1 : passes),
                tile.finishes() ? results : 0);
    }
}
