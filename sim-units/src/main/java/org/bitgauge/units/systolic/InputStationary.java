package org.bitgauge.units.systolic;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * Each processing element keeps one activation: taps on rows, pixels on columns, filters stream through. A fold takes
 * filters + 2 rows + columns - 2 cycles, of which the first rows load the activations.
 */
@AutoService(Dataflow.class)
public final class InputStationary implements Dataflow {
    @Override
    public String typeName() {
        return "input-stationary";
    }

    @Override
    public String doc() {
        return "Each processing element keeps one activation; weights stream through, sums run down the columns.";
    }

    @Override
    public Folding fold(LoopNest nest, long arrayRows, long arrayColumns) {
        return new InputFolding(arrayRows, arrayColumns, false);
    }

    @Override
    public Optional<TensorRole> loaded() {
        return Optional.of(TensorRole.ACTIVATIONS);
    }

    @Override
    public Folding foldDoubleBuffered(LoopNest nest, long arrayRows, long arrayColumns) {
        return new InputFolding(arrayRows, arrayColumns, true);
    }

    private static final class InputFolding extends ReductionFolding {
        InputFolding(long arrayRows, long arrayColumns, boolean doubleBuffered) {
            super(arrayRows, arrayColumns, doubleBuffered);
        }

        @Override
        long onColumns(Tile tile) {
            return tile.pixels();
        }

        @Override
        long streamed(Tile tile) {
            return tile.filters();
        }

        @Override
        long activationPasses(Tile tile) {
            return 1;
        }

        @Override
        long weightPasses(Tile tile) {
            return columnFolds(tile);
        }

        @Override
        public long activationShifts(Tile tile) {
            return loadShifts(edge(tile).activationReads());
        }

        @Override
        public Grain grain() {
            return new Grain(arrayColumns, 1, arrayRows);
        }
    }
}
