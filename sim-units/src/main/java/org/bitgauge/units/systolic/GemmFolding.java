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
 * folds do not overlap (Samajdar et al., SCALE-Sim, in the closed form that reproduces its version 2).
 */
abstract class GemmFolding implements Dataflow.Folding {
    private static final Cause COMPUTE = Cause.of(Cause.Kind.COMPUTE);
    private static final Cause IDLE_LANES = Cause.of(Cause.Kind.IDLE_LANES);
    private static final Cause FILL = Cause.of(Cause.Kind.FILL);
    private static final Cause DRAIN = Cause.of(Cause.Kind.DRAIN);

    final long arrayRows;
    final long arrayColumns;
    private final long loadCycles;

    /** {@code loadCycles} is what a fold spends on loading the stationary operand before anything streams. */
    GemmFolding(long arrayRows, long arrayColumns, long loadCycles) {
        this.arrayRows = arrayRows;
        this.arrayColumns = arrayColumns;
        this.loadCycles = loadCycles;
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

    @Override
    public final long busyCycles(Tile tile) {
        return multiplyExact(folds(tile), addExact(streamed(tile), loadCycles + skew()));
    }

    @Override
    public final ImmutableList<Busy> busy(Tile tile) {
        long folds = folds(tile);
        long compute = ceilDiv(tile.macs(), multiplyExact(arrayRows, arrayColumns));
        return ImmutableList.of(
                new Busy(COMPUTE, compute),
                new Busy(IDLE_LANES, multiplyExact(folds, streamed(tile)) - compute),
                new Busy(FILL, multiplyExact(folds, loadCycles + (skew() + 1) / 2)),
                new Busy(DRAIN, multiplyExact(folds, skew() / 2)));
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

    /** A stationary operand passes half of the rows on its way to its own, in the mean. */
    final long loadShifts(long elements) {
        return multiplyExact(elements, arrayRows + 1) / 2;
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
