package org.bitgauge.units.systolic;

import static java.lang.Math.multiplyExact;

import com.google.auto.service.AutoService;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * Each processing element keeps one output: pixels on rows, filters on columns, taps stream through both. A fold takes
 * taps + rows + columns - 2 cycles; finished sums leave while the next fold fills.
 */
@AutoService(Dataflow.class)
public final class OutputStationary implements Dataflow {
    @Override
    public String typeName() {
        return "output-stationary";
    }

    @Override
    public String doc() {
        return "Each processing element keeps one output; activations and weights stream through the array.";
    }

    @Override
    public Folding fold(LoopNest nest, long arrayRows, long arrayColumns) {
        return new OutputFolding(arrayRows, arrayColumns);
    }

    private static final class OutputFolding extends GemmFolding {
        OutputFolding(long arrayRows, long arrayColumns) {
            super(arrayRows, arrayColumns, 0, false);
        }

        @Override
        long onRows(Tile tile) {
            return tile.pixels();
        }

        @Override
        long onColumns(Tile tile) {
            return tile.filters();
        }

        @Override
        long streamed(Tile tile) {
            return tile.taps();
        }

        @Override
        public Grain grain() {
            return new Grain(arrayRows, arrayColumns, 1);
        }

        @Override
        public EdgeTraffic edge(Tile tile) {
            long results = tile.results();
            long activations = multiplyExact(tile.groups(), multiplyExact(tile.pixels(), tile.taps()));
            return new EdgeTraffic(
                    multiplyExact(activations, columnFolds(tile)),
                    multiplyExact(tile.weights(), rowFolds(tile)),
                    tile.resumes() ? results : 0,
                    tile.finishes() ? 0 : results,
                    tile.finishes() ? results : 0);
        }
    }
}
