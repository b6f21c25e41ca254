package org.bitgauge.units.rowstationary;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.mac.FoldedPlan;

/**
 * A layer whose products with a zero activation switch nothing: neither the multiplier nor the read of the weight happens,
 * as in Eyeriss. Time stays: a gated element waits for its neighbours.
 *
 * @param plan without gating
 * @param zeros share of the activations that are zero
 */
record GatedPlan(FoldedPlan plan, double zeros) implements UnitPlan {
    /** Places in {@link FoldedPlan#activities}: multiply-accumulates and accesses of weight registers. */
    private static final int MACS = 0;

    private static final int WEIGHTS = 1;

    GatedPlan {
        requireNonNull(plan, "plan");
        if (!(zeros >= 0 && zeros <= 1)) {
            throw new IllegalArgumentException("the share of zeros is between 0 and 1, was " + zeros);
        }
    }

    /** Products that do not happen; one read of a weight goes with each. */
    @Override
    public ImmutableLongArray activity(Tile tile) {
        long[] counts = plan.activity(tile).toArray();
        long gated = (long) Math.floor(tile.macs() * zeros);
        counts[MACS] -= gated;
        counts[WEIGHTS] -= gated;
        return ImmutableLongArray.copyOf(counts);
    }

    @Override
    public Grain grain() {
        return plan.grain();
    }

    @Override
    public long busyCycles(Tile tile) {
        return plan.busyCycles(tile);
    }

    @Override
    public ImmutableList<TileKind.Busy> busy(Tile tile) {
        return plan.busy(tile);
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        return plan.edge(tile);
    }

    @Override
    public ImmutableList<Activity> activities() {
        return plan.activities();
    }

    @Override
    public ImmutableList<String> notes() {
        return plan.notes();
    }
}
