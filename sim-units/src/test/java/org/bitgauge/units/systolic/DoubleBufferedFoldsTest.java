package org.bitgauge.units.systolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second register for the stationary operand, followed element by element and compared with the closed form. */
class DoubleBufferedFoldsTest {
    private static final LoopNest EXAMPLE = LoopNest.of(MatrixMultiply.fullyConnected(3, 4, 2, false));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /**
     * Registers of an array. In each cycle of a load the next word enters the column from above, its farthest word first,
     * and those under way move down by one. An element takes its second register over when the first of what streams in a
     * fold arrives.
     */
    private static final class Registers {
        private final int rows;
        private final int columns;
        private final int streamed;
        private final int folds;
        private final long[][] second;
        private final int[] fed;
        private long cycle;
        private long last;

        Registers(int rows, int columns, int streamed, int folds) {
            this.rows = rows;
            this.columns = columns;
            this.streamed = streamed;
            this.folds = folds;
            second = new long[rows][columns];
            fed = new int[columns];
        }

        private long tag(int fold, int row) {
            return 1 + (long) fold * rows + row;
        }

        /** Cycles until the last element has met the last of what streams. */
        long run() {
            long[] starts = new long[folds];
            int started = 0;
            for (cycle = 0; started < folds || cycle <= last + 1; cycle++) {
                boolean free = started == 0 || cycle >= starts[started - 1] + streamed;
                if (started < folds && free && second[0][0] == tag(started, 0)) {
                    starts[started++] = cycle;
                }
                for (int c = 0; c < columns; c++) {
                    for (int r = 0; r < rows; r++) {
                        takeOver(starts, started, r, c);
                    }
                    load(starts, started, c);
                }
            }
            return last + 1;
        }

        private void takeOver(long[] starts, int started, int r, int c) {
            for (int k = 0; k < started; k++) {
                if (starts[k] + r + c == cycle) {
                    assertThat(second[r][c])
                            .as("element %d, %d, fold %d", r, c, k)
                            .isEqualTo(tag(k, r));
                    last = Math.max(last, cycle + streamed - 1);
                }
            }
        }

        /** A column loads a fold from the cycle on in which its first element takes the fold before over. */
        private void load(long[] starts, int started, int c) {
            int fold = fed[c] / rows;
            boolean taken = fold == 0 || started >= fold && cycle >= starts[fold - 1] + c;
            if (fold < folds && taken) {
                int step = fed[c] % rows;
                for (int r = step; r > 0; r--) {
                    second[r][c] = second[r - 1][c];
                }
                second[0][c] = tag(fold, rows - 1 - step);
                fed[c]++;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void closedFormIsWhatTheRegistersTake(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(7);
        int columns = 1 + random.nextInt(7);
        int pixels = 1 + random.nextInt(12);
        LoopNest nest = LoopNest.of(
                MatrixMultiply.fullyConnected(pixels, 1 + random.nextInt(20), 1 + random.nextInt(20), false));
        Tile tile = nest.size();
        for (Dataflow dataflow : List.of(new WeightStationary(), new InputStationary())) {
            boolean weights = dataflow instanceof WeightStationary;
            int folds =
                    Math.toIntExact(ceil(tile.taps(), rows) * ceil(weights ? tile.filters() : tile.pixels(), columns));
            int streamed = Math.toIntExact(weights ? tile.pixels() : tile.filters());
            Dataflow.Folding folding = dataflow.foldDoubleBuffered(nest, rows, columns);
            assertThat(folding.busyCycles(tile))
                    .as("%d x %d, %d folds of %d", rows, columns, folds, streamed)
                    .isEqualTo(new Registers(rows, columns, streamed, folds).run())
                    .isEqualTo(
                            folding.busy(tile).stream().mapToLong(Busy::cycles).sum())
                    .isLessThanOrEqualTo(dataflow.fold(nest, rows, columns).busyCycles(tile));
            assertThat(folding.edge(tile))
                    .isEqualTo(dataflow.fold(nest, rows, columns).edge(tile));
        }
    }

    private static long ceil(long a, long b) {
        return -Math.floorDiv(-a, b);
    }

    /** What the bounds of the mapper rest on. */
    @ParameterizedTest
    @MethodSource("seeds")
    void cuttingATileNeverSavesCycles(long seed) {
        Random random = new Random(seed);
        LoopNest nest = LoopNest.of(MatrixMultiply.fullyConnected(
                2 + random.nextInt(40), 2 + random.nextInt(40), 2 + random.nextInt(40), false));
        Tile t = nest.size();
        Dataflow dataflow = random.nextBoolean() ? new WeightStationary() : new InputStationary();
        Dataflow.Folding folding = dataflow.foldDoubleBuffered(nest, 1 + random.nextInt(9), 1 + random.nextInt(9));
        long p = 1 + random.nextInt((int) t.rows() - 1);
        long f = 1 + random.nextInt((int) t.filters() - 1);
        long c = 1 + random.nextInt((int) t.channels() - 1);
        long whole = folding.busyCycles(t);
        assertThat(cycles(folding, t, p, t.filters(), t.channels())
                        + cycles(folding, t, t.rows() - p, t.filters(), t.channels()))
                .isGreaterThanOrEqualTo(whole);
        assertThat(cycles(folding, t, t.rows(), f, t.channels())
                        + cycles(folding, t, t.rows(), t.filters() - f, t.channels()))
                .isGreaterThanOrEqualTo(whole);
        assertThat(cycles(folding, t, t.rows(), t.filters(), c)
                        + cycles(folding, t, t.rows(), t.filters(), t.channels() - c))
                .isGreaterThanOrEqualTo(whole);
    }

    private static long cycles(Dataflow.Folding folding, Tile t, long rows, long filters, long channels) {
        return folding.busyCycles(new Tile(
                t.batch(),
                t.groups(),
                filters,
                rows,
                t.columns(),
                channels,
                t.kernelRows(),
                t.kernelColumns(),
                false,
                true));
    }

    /** The example of docs/modelling-dataflow.md. */
    @Test
    void theExampleTakesThirteenAndTwelveCycles() {
        Dataflow.Folding weights = new WeightStationary().foldDoubleBuffered(EXAMPLE, 3, 3);
        assertThat(weights.busyCycles(EXAMPLE.size())).isEqualTo(13);
        assertThat(cycles(weights)).containsExactly(3L, 3L, 5L, 2L);
        Dataflow.Folding inputs = new InputStationary().foldDoubleBuffered(EXAMPLE, 3, 3);
        assertThat(inputs.busyCycles(EXAMPLE.size())).isEqualTo(12);
        assertThat(cycles(inputs)).containsExactly(3L, 1L, 6L, 2L);
    }

    private static List<Long> cycles(Dataflow.Folding folding) {
        return folding.busy(EXAMPLE.size()).stream().map(Busy::cycles).toList();
    }

    /** One row of a decoder: the next fold of 128 x 128 follows after 128 cycles in place of 383. */
    @Test
    void aFoldOfOneRowTakesAsLongAsItsLoad() {
        LoopNest nest = LoopNest.of(MatrixMultiply.fullyConnected(1, 1280, 128, false));
        assertThat(new WeightStationary().fold(nest, 128, 128).busyCycles(nest.size()))
                .isEqualTo(3830);
        assertThat(new WeightStationary().foldDoubleBuffered(nest, 128, 128).busyCycles(nest.size()))
                .isEqualTo(383 + 9 * 128);
        assertThat(new WeightStationary()
                        .foldDoubleBuffered(nest, 128, 128).busy(nest.size()).stream()
                                .map(b -> b.cause().kind()))
                .containsExactly(Cause.Kind.COMPUTE, Cause.Kind.IDLE_LANES, Cause.Kind.FILL, Cause.Kind.DRAIN);
    }

    @Test
    void theSecondRegisterIsPaidForInAreaAndEnergy() {
        for (String dataflow : List.of("weight-stationary", "input-stationary")) {
            ComputeUnit plain = unit(dataflow, false);
            ComputeUnit doubled = unit(dataflow, true);
            String name = dataflow.startsWith("weight") ? "weights" : "activations";
            for (UnitPart part : plain.parts()) {
                UnitPart other = doubled.parts().stream()
                        .filter(p -> p.component().equals(part.component()))
                        .findFirst()
                        .orElseThrow();
                assertThat(other.count()).isEqualTo((part.component().endsWith(name) ? 2 : 1) * part.count());
            }
            assertThat(doubled.description()).contains("double-buffered");
        }
        Tile tile = EXAMPLE.size();
        // Eight weights pass (3 + 1) / 2 registers each, and then one more.
        assertThat(new WeightStationary().fold(EXAMPLE, 3, 3).weightShifts(tile))
                .isEqualTo(16);
        assertThat(new WeightStationary().foldDoubleBuffered(EXAMPLE, 3, 3).weightShifts(tile))
                .isEqualTo(24);
    }

    private static ComputeUnit unit(String dataflow, boolean doubleBuffered) {
        SystolicSpec spec =
                new SystolicSpec(4, 5, dataflow, Optional.empty(), Optional.empty(), Optional.empty(), doubleBuffered);
        assertThat(spec.resized(2).doubleBuffered()).isEqualTo(doubleBuffered);
        DatapathFormats int8 = new DatapathFormats(
                NumberFormats.parse("int8"), NumberFormats.parse("int8"), NumberFormats.parse("int32"));
        return new SystolicType().build(spec, new BuildContext(Technology.nangate45(), Style.FAST, 1, int8));
    }

    @Test
    void anArrayThatLoadsNothingRefusesASecondRegister() {
        assertThatThrownBy(() -> new SystolicSpec(
                        4, 4, "output-stationary", Optional.empty(), Optional.empty(), Optional.empty(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output-stationary loads no operand");
    }
}
