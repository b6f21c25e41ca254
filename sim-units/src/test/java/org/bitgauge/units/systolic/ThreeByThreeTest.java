package org.bitgauge.units.systolic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.engine.ClosedForm;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.junit.jupiter.api.Test;

/**
 * The worked example of docs/modelling-dataflow.md: a 3 x 3 array, one tile of 3 pixels x 2 filters x 4 taps, followed
 * element by element and compared with the closed form.
 */
class ThreeByThreeTest {
    private static final int PIXELS = 3;
    private static final int FILTERS = 2;
    private static final int TAPS = 4;
    private static final int ROWS = 3;
    private static final int COLUMNS = 3;
    private static final LoopNest NEST = LoopNest.of(MatrixMultiply.fullyConnected(PIXELS, TAPS, FILTERS, false));
    private static final Tile TILE = NEST.size();

    @Test
    void outputStationaryTakesEightCycles() {
        Dataflow.Folding folding = new OutputStationary().fold(NEST, ROWS, COLUMNS);
        // Element (r, c) multiplies tap k in cycle k + r + c; all of the array has had its turn after 4 + 3 + 3 - 2
        // cycles.
        List<Integer> products = new ArrayList<>();
        for (int r = 0; r < PIXELS; r++) {
            for (int c = 0; c < FILTERS; c++) {
                for (int k = 0; k < TAPS; k++) {
                    products.add(k + r + c);
                }
            }
        }
        assertThat(products).hasSize(24).allMatch(t -> t < 8);
        assertThat(folding.busyCycles(TILE)).isEqualTo(8);
        assertThat(cycles(folding, TILE)).containsExactly(3L, 1L, 2L, 2L);
        assertThat(folding.edge(TILE)).isEqualTo(new EdgeTraffic(12, 8, 0, 0, 6));
    }

    @Test
    void weightStationaryTakesTwoFoldsOfTenCycles() {
        Dataflow.Folding folding = new WeightStationary().fold(NEST, ROWS, COLUMNS);
        // Fold: 3 cycles load, pixel m meets row r, column c in cycle 3 + m + r + c: the last is 3 + 2 + 2 + 2 = 9.
        int last = 3 + (PIXELS - 1) + (ROWS - 1) + (COLUMNS - 1);
        assertThat(folding.busyCycles(TILE)).isEqualTo(2L * (last + 1));
        assertThat(cycles(folding, TILE)).containsExactly(3L, 3L, 10L, 4L);
        // 4 taps are two folds of rows: 6 sums leave unfinished, come back, and leave finished.
        assertThat(folding.edge(TILE)).isEqualTo(new EdgeTraffic(12, 8, 6, 6, 6));
    }

    @Test
    void inputStationaryTakesTwoFoldsOfNineCycles() {
        Dataflow.Folding folding = new InputStationary().fold(NEST, ROWS, COLUMNS);
        int last = 3 + (FILTERS - 1) + (ROWS - 1) + (COLUMNS - 1);
        assertThat(folding.busyCycles(TILE)).isEqualTo(2L * (last + 1));
        assertThat(cycles(folding, TILE)).containsExactly(3L, 1L, 10L, 4L);
        assertThat(folding.edge(TILE)).isEqualTo(new EdgeTraffic(12, 8, 6, 6, 6));
    }

    @Test
    void causesSumToTheTileAndFillIsHalfTheSkewPlusTheLoad() {
        for (Dataflow dataflow : List.of(new OutputStationary(), new WeightStationary(), new InputStationary())) {
            for (int rows = 1; rows < 6; rows++) {
                for (int columns = 1; columns < 6; columns++) {
                    Dataflow.Folding folding = dataflow.fold(NEST, rows, columns);
                    long sum = cycles(folding, TILE).stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    assertThat(sum).isEqualTo(folding.busyCycles(TILE));
                    // Mean wait of the elements for the wavefront: r + c over the array, in whole cycles.
                    double skew = 0;
                    for (int r = 0; r < rows; r++) {
                        for (int c = 0; c < columns; c++) {
                            skew += r + c;
                        }
                    }
                    long folds = folds(dataflow, rows, columns);
                    long load = dataflow instanceof OutputStationary ? 0 : rows;
                    assertThat((double) cycles(folding, TILE).get(2) / folds)
                            .isBetween(load + skew / (rows * columns), load + skew / (rows * columns) + 0.5);
                }
            }
        }
    }

    /** The same tile behind a memory that needs 4 cycles for its operands and 2 for its results: 4 + tile + 2. */
    @Test
    void bothEnginesTakeTheCyclesOfTheExampleAndWaitForWhatIsAroundIt() {
        for (Dataflow dataflow : List.of(new OutputStationary(), new WeightStationary(), new InputStationary())) {
            ImmutableList<Busy> busy = dataflow.fold(NEST, ROWS, COLUMNS).busy(TILE);
            long cycles = busy.stream().mapToLong(Busy::cycles).sum();
            Schedule schedule = new Schedule(
                    "3 x 3",
                    ImmutableList.of(new Channel("dram", 8, 1, 0)),
                    ImmutableList.of(
                            new Stream("w", TensorRole.WEIGHTS, Stream.Direction.IN, 0, 2, Stream.NONE),
                            new Stream("o", TensorRole.OUTPUTS, Stream.Direction.OUT, 0, 2, Stream.NONE)),
                    ImmutableList.of(),
                    ImmutableList.of(
                            new TileKind(busy, TILE.macs(), ImmutableLongArray.of(32, 16), ImmutableLongArray.of())),
                    new Loop.Run(1, 0));
            for (Engine engine : List.of(new EventEngine(), new ClosedForm())) {
                Timing timing = engine.run(schedule);
                assertThat(timing.exact()).isTrue();
                assertThat(timing.cycles()).as(engine.name()).isEqualTo(4 + cycles + 2);
                for (Busy part : busy) {
                    assertThat(timing.entries().stream()
                                    .filter(e -> e.resource().equals("array")
                                            && e.cause().equals(part.cause()))
                                    .mapToLong(CycleEntry::cycles)
                                    .sum())
                            .as("%s %s", engine.name(), part.cause().label())
                            .isEqualTo(part.cycles());
                }
            }
        }
    }

    private static long folds(Dataflow dataflow, int rows, int columns) {
        int onRows = dataflow instanceof OutputStationary ? PIXELS : TAPS;
        int onColumns = dataflow instanceof InputStationary ? PIXELS : FILTERS;
        return (long) Math.ceil((double) onRows / rows) * (long) Math.ceil((double) onColumns / columns);
    }

    /** Cycles of compute, idle lanes, fill and drain. */
    private static List<Long> cycles(Dataflow.Folding folding, Tile tile) {
        List<Long> cycles = new ArrayList<>();
        for (Cause.Kind kind : List.of(Cause.Kind.COMPUTE, Cause.Kind.IDLE_LANES, Cause.Kind.FILL, Cause.Kind.DRAIN)) {
            cycles.add(folding.busy(tile).stream()
                    .filter(b -> b.cause().kind() == kind)
                    .mapToLong(Busy::cycles)
                    .sum());
        }
        return cycles;
    }
}
