package org.bitgauge.units.systolic;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.Tile;

/**
 * A matrix product folded onto an array: one dimension lies on the rows, one on the columns, the third streams through. A
 * fold costs the streamed length plus a constant for filling and emptying, whether or not it uses the whole array, and
 * folds do not overlap (Samajdar et al., SCALE-Sim, in the closed form that reproduces its version 2). With a second register
 * for the stationary operand (TPU v1, Jouppi et al., ISCA 2017; Gemmini, Genc et al., DAC 2021) the folds of a tile follow
 * each other as fast as they stream or load, whichever is longer.
 */
abstract class GemmFolding implements Dataflow.Folding {
    private static final Cause COMPUTE = Cause.of(Cause.Kind.COMPUTE);
    private static final Cause IDLE_LANES = Cause.of(Cause.Kind.IDLE_LANES);
    private static final Cause FILL = Cause.of(Cause.Kind.FILL);
    private static final Cause DRAIN = Cause.of(Cause.Kind.DRAIN);

    final long arrayRows;
    final long arrayColumns;
    private final long loadCycles;
    private final boolean doubleBuffered;

    /**
     * {@code loadCycles} is what a fold spends on loading the stationary operand; {@code doubleBuffered} says whether that
     * happens while the fold before streams.
     */
    GemmFolding(long arrayRows, long arrayColumns, long loadCycles, boolean doubleBuffered) {
        this.arrayRows = arrayRows;
        this.arrayColumns = arrayColumns;
        this.loadCycles = loadCycles;
        this.doubleBuffered = doubleBuffered;
    }

    abstract long onRows(Tile tile);

    abstract long onColumns(Tile tile);

    abstract long streamed(Tile tile);

    final long rowFolds(Tile tile) {
        return ceilDiv(onRows(tile), arrayRows);
    }

    final long columnFolds(Tile tile) {
        return ceilDiv(onColumns(tile), arrayColumns);
    }

    final long folds(Tile tile) {
        return multiplyExact(tile.groups(), multiplyExact(rowFolds(tile), columnFolds(tile)));
    }

    /** Wavefront skew between the first and the last processing element. */
    private long skew() {
        return arrayRows + arrayColumns - 2;
    }

    /** Cycles of a tile in which nothing streams and the array fills. */
    private long filling(Tile tile, long folds) {
        long first = loadCycles + (skew() + 1) / 2;
        return doubleBuffered
                ? addExact(first, multiplyExact(folds - 1, Math.max(0, loadCycles - streamed(tile))))
                : multiplyExact(folds, first);
    }

    private long draining(long folds) {
        return multiplyExact(doubleBuffered ? 1 : folds, skew() / 2);
    }

    @Override
    public final long busyCycles(Tile tile) {
        long folds = folds(tile);
        return addExact(multiplyExact(folds, streamed(tile)), addExact(filling(tile, folds), draining(folds)));
    }

    @Override
    public final ImmutableList<Busy> busy(Tile tile) {
        long folds = folds(tile);
        long compute = ceilDiv(tile.macs(), multiplyExact(arrayRows, arrayColumns));
        return ImmutableList.of(
                new Busy(COMPUTE, compute),
                new Busy(IDLE_LANES, multiplyExact(folds, streamed(tile)) - compute),
                new Busy(FILL, filling(tile, folds)),
                new Busy(DRAIN, draining(folds)));
    }

    /** A streaming operand enters a register for every product. */
    @Override
    public long weightShifts(Tile tile) {
        return tile.macs();
    }

    @Override
    public long activationShifts(Tile tile) {
        return tile.macs();
    }

    /** A stationary operand passes half of the rows on its way to its own, in the mean, and moves over once from there. */
    final long loadShifts(long elements) {
        return addExact(multiplyExact(elements, arrayRows + 1) / 2, doubleBuffered ? elements : 0);
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
