package org.bitgauge.units.systolic;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * Each processing element keeps one weight: taps on rows, filters on columns, pixels stream through. A fold takes
 * pixels + 2 rows + columns - 2 cycles, of which the first rows load the weights.
 */
@AutoService(Dataflow.class)
public final class WeightStationary implements Dataflow {
    @Override
    public String typeName() {
        return "weight-stationary";
    }

    @Override
    public String doc() {
        return "Each processing element keeps one weight; activations stream through, sums run down the columns.";
    }

    @Override
    public Folding fold(LoopNest nest, long arrayRows, long arrayColumns) {
        return new WeightFolding(arrayRows, arrayColumns, false);
    }

    @Override
    public Optional<TensorRole> loaded() {
        return Optional.of(TensorRole.WEIGHTS);
    }

    @Override
    public Folding foldDoubleBuffered(LoopNest nest, long arrayRows, long arrayColumns) {
        return new WeightFolding(arrayRows, arrayColumns, true);
    }

    private static final class WeightFolding extends ReductionFolding {
        WeightFolding(long arrayRows, long arrayColumns, boolean doubleBuffered) {
            super(arrayRows, arrayColumns, doubleBuffered);
        }

        @Override
        long onColumns(Tile tile) {
            return tile.filters();
        }

        @Override
        long streamed(Tile tile) {
            return tile.pixels();
        }

        @Override
        long activationPasses(Tile tile) {
            return columnFolds(tile);
        }

        @Override
        long weightPasses(Tile tile) {
            return 1;
        }

        @Override
        public long weightShifts(Tile tile) {
            return loadShifts(tile.weights());
        }

        @Override
        public Grain grain() {
            return new Grain(1, arrayColumns, arrayRows);
        }
    }
}
