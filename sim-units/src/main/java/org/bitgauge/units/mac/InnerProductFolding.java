package org.bitgauge.units.mac;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;

/**
 * One pixel at a time: in each cycle the array takes {@code lanes} channels at one kernel position and multiplies them for
 * all its filters. Weights are read anew for every pixel, sums stay in the output registers, and a tile drains through the
 * pipeline of multipliers, tree and accumulator (Chen et al., DaDianNao, MICRO 2014).
 *
 * @param lanes channels in a cycle
 * @param filters output channels in a cycle, all tiles together
 */
record InnerProductFolding(long lanes, long filters) implements Dataflow.Folding {
    /** Cycles from the last products to the last sum: tree and accumulator. */
    private static final long DRAIN_CYCLES = 2;

    @Override
    public Grain grain() {
        return new Grain(1, filters, lanes);
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }

    private long filterFolds(Tile tile) {
        return ceilDiv(tile.filters(), filters);
    }

    private long steps(Tile tile) {
        long taps =
                multiplyExact(ceilDiv(tile.channels(), lanes), multiplyExact(tile.kernelRows(), tile.kernelColumns()));
        return multiplyExact(multiplyExact(tile.groups(), tile.pixels()), multiplyExact(taps, filterFolds(tile)));
    }

    @Override
    public long busyCycles(Tile tile) {
        return Math.addExact(steps(tile), DRAIN_CYCLES);
    }

    @Override
    public ImmutableList<Busy> busy(Tile tile) {
        long compute = ceilDiv(tile.macs(), multiplyExact(lanes, filters));
        return ImmutableList.of(
                new Busy(Cause.of(Cause.Kind.COMPUTE), compute),
                new Busy(Cause.of(Cause.Kind.IDLE_LANES), steps(tile) - compute),
                new Busy(Cause.of(Cause.Kind.DRAIN), DRAIN_CYCLES));
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        long results = tile.results();
        long activations = multiplyExact(tile.groups(), multiplyExact(tile.pixels(), tile.taps()));
        return new EdgeTraffic(
                multiplyExact(activations, filterFolds(tile)),
                multiplyExact(tile.weights(), tile.pixels()),
                tile.resumes() ? results : 0,
                tile.finishes() ? 0 : results,
                tile.finishes() ? results : 0);
    }

    @Override
    public long weightShifts(Tile tile) {
        return tile.macs();
    }

    /** An activation is latched once for the filters that share it. */
    @Override
    public long activationShifts(Tile tile) {
        return edge(tile).activationReads();
    }
}
