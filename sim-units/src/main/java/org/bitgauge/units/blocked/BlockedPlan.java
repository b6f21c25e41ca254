package org.bitgauge.units.blocked;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * A layer on blocked elements. The array moves in steps of one product: each takes {@code steps} cycles, in all phases, so that
 * cycles are those of a one-cycle array times {@code steps}; or an element takes {@code packed} taps in a step, which shortens
 * the reduction; or it computes for several filters, which shortens those.
 *
 * @param folding a one-cycle array of these elements
 * @param elements processing elements
 * @param steps cycles of a product
 * @param packed taps of a step
 * @param filters filters of a step
 * @param activities product, weight shift, activation shift, and choice of blocks where there is one
 * @param notes what a reader must know
 */
record BlockedPlan(
        Dataflow.Folding folding,
        long elements,
        long steps,
        long packed,
        long filters,
        ImmutableList<Activity> activities,
        ImmutableList<String> notes)
        implements UnitPlan {
    private Tile packed(Tile tile) {
        if (packed == 1 && filters == 1) {
            return tile;
        }
        return new Tile(
                tile.batch(),
                tile.groups(),
                ceilDiv(tile.filters(), filters),
                tile.rows(),
                tile.columns(),
                ceilDiv(tile.taps(), packed),
                1,
                1,
                tile.resumes(),
                tile.finishes());
    }

    @Override
    public Grain grain() {
        Grain own = folding.grain();
        return new Grain(own.pixels(), multiplyExact(own.filters(), filters), multiplyExact(own.taps(), packed));
    }

    @Override
    public long busyCycles(Tile tile) {
        return multiplyExact(steps, folding.busyCycles(packed(tile)));
    }

    @Override
    public ImmutableList<Busy> busy(Tile tile) {
        ImmutableList.Builder<Busy> busy = ImmutableList.builder();
        long streaming = 0;
        for (Busy part : folding.busy(packed(tile))) {
            Cause.Kind kind = part.cause().kind();
            if (kind == Cause.Kind.COMPUTE || kind == Cause.Kind.IDLE_LANES) {
                streaming += part.cycles();
            } else {
                busy.add(new Busy(part.cause(), multiplyExact(steps, part.cycles())));
            }
        }
        long all = multiplyExact(steps, streaming);
        long compute =
                Math.min(all, ceilDiv(multiplyExact(steps, tile.macs()), multiplyExact(elements, packed * filters)));
        return busy.add(new Busy(Cause.of(Cause.Kind.COMPUTE), compute))
                .add(new Busy(Cause.of(Cause.Kind.IDLE_LANES), all - compute))
                .build();
    }

    /** Elements, not packs: every tap is read. */
    @Override
    public EdgeTraffic edge(Tile tile) {
        Tile packs = packed(tile);
        EdgeTraffic edge = folding.edge(packs);
        return new EdgeTraffic(
                multiplyExact(edge.activationReads() / packs.taps(), tile.taps()),
                multiplyExact(edge.weightReads() / packs.weights(), tile.weights()),
                multiplyExact(edge.partialSumReads() / packs.results(), tile.results()),
                multiplyExact(edge.partialSumWrites() / packs.results(), tile.results()),
                multiplyExact(edge.outputWrites() / packs.results(), tile.results()));
    }

    @Override
    public ImmutableLongArray activity(Tile tile) {
        Tile packs = packed(tile);
        ImmutableLongArray.Builder counts = ImmutableLongArray.builder()
                .add(tile.macs())
                .add(scaled(folding.weightShifts(packs), tile.weights(), packs.weights()))
                .add(scaled(folding.activationShifts(packs), tile.taps(), packs.taps()));
        return (activities.size() > 3 ? counts.add(tile.macs()) : counts).build();
    }

    private static long scaled(long shifts, long taps, long packs) {
        return taps == packs ? shifts : ceilDiv(multiplyExact(shifts, taps), packs);
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
