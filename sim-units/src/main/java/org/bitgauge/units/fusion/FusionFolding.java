package org.bitgauge.units.fusion;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;

/**
 * One pixel at a time: each row of the array takes the fused products of its unit along the input channels, each column one
 * output channel; sums run down the columns. A layer with fewer channels than rows, as the first, has its windows unrolled so
 * that kernel positions share the rows. A tile pays once for the wavefront to fill and empty.
 *
 * @param rows of the array
 * @param columns of the array
 * @param fused products of a unit in a step
 * @param cyclesPerStep 1, or more for operands wider than the unit
 * @param unrolled whether kernel positions share the rows
 */
record FusionFolding(long rows, long columns, long fused, long cyclesPerStep, boolean unrolled) {
    Grain grain() {
        return new Grain(1, columns, rows * fused);
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }

    private long lanes() {
        return rows * fused;
    }

    private long filterFolds(Tile tile) {
        return ceilDiv(tile.filters(), columns);
    }

    /** Array steps of a tile. */
    long steps(Tile tile) {
        long taps = unrolled
                ? ceilDiv(tile.taps(), lanes())
                : multiplyExact(
                        ceilDiv(tile.channels(), lanes()), multiplyExact(tile.kernelRows(), tile.kernelColumns()));
        return multiplyExact(multiplyExact(tile.groups(), tile.pixels()), multiplyExact(taps, filterFolds(tile)));
    }

    long busyCycles(Tile tile) {
        return addExact(multiplyExact(steps(tile), cyclesPerStep), rows + columns - 2);
    }

    ImmutableList<Busy> busy(Tile tile) {
        long compute = ceilDiv(multiplyExact(tile.macs(), cyclesPerStep), multiplyExact(lanes(), columns));
        return ImmutableList.of(
                new Busy(Cause.of(Cause.Kind.COMPUTE), compute),
                new Busy(Cause.of(Cause.Kind.IDLE_LANES), multiplyExact(steps(tile), cyclesPerStep) - compute),
                new Busy(Cause.of(Cause.Kind.FILL), rows - 1),
                new Busy(Cause.of(Cause.Kind.DRAIN), columns - 1));
    }

    /** Sums that arrive at the ends of the columns. */
    long sums(Tile tile) {
        long reductions = unrolled
                ? ceilDiv(tile.taps(), lanes())
                : multiplyExact(
                        ceilDiv(tile.channels(), lanes()), multiplyExact(tile.kernelRows(), tile.kernelColumns()));
        return multiplyExact(multiplyExact(tile.results(), reductions), cyclesPerStep);
    }

    EdgeTraffic edge(Tile tile) {
        long results = tile.results();
        long activations = multiplyExact(tile.groups(), multiplyExact(tile.pixels(), tile.taps()));
        return new EdgeTraffic(
                multiplyExact(activations, filterFolds(tile)),
                multiplyExact(tile.weights(), tile.pixels()),
                tile.resumes() ? results : 0,
                tile.finishes() ? 0 : results,
                tile.finishes() ? results : 0);
    }
}
