package org.bitgauge.units.fusion;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * A layer on an array of fusion units. An active cycle of a unit costs the same in every mode (all bricks work), so a product
 * costs its share; idle units are gated, and of the operand registers those bits are clocked that hold operands.
 *
 * @param folding time and traffic
 * @param productPj energy of one product
 * @param weightPj energy of registering a weight, 0 where it is inside the unit
 * @param activationPj energy of registering an activation
 * @param accumulatePj energy of one addition at the end of a column, 0 where it is inside the unit
 * @param weightBits bits of a weight as computed
 * @param activationBits bits of an activation as computed
 * @param notes what a reader must know
 */
record FusionPlan(
        FusionFolding folding,
        double productPj,
        double weightPj,
        double activationPj,
        double accumulatePj,
        long weightBits,
        long activationBits,
        ImmutableList<String> notes)
        implements UnitPlan {
    FusionPlan {
        requireNonNull(folding, "folding");
        requireNonNull(notes, "notes");
    }

    @Override
    public Grain grain() {
        return folding.grain();
    }

    @Override
    public long busyCycles(Tile tile) {
        return folding.busyCycles(tile);
    }

    @Override
    public ImmutableList<TileKind.Busy> busy(Tile tile) {
        return folding.busy(tile);
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        return folding.edge(tile);
    }

    private boolean registersApart() {
        return weightPj > 0;
    }

    @Override
    public ImmutableList<Activity> activities() {
        ImmutableList.Builder<Activity> all = ImmutableList.builder();
        all.add(new Activity(FusionCosts.UNIT, "-", "mac", 0, productPj));
        if (registersApart()) {
            all.add(new Activity(FusionCosts.REGISTERS, TensorRole.WEIGHTS.label(), "shift", weightBits, weightPj));
            all.add(new Activity(
                    FusionCosts.REGISTERS, TensorRole.ACTIVATIONS.label(), "shift", activationBits, activationPj));
            all.add(new Activity(
                    FusionCosts.ACCUMULATORS, TensorRole.PARTIAL_SUMS.label(), "accumulate", 0, accumulatePj));
        }
        return all.build();
    }

    /** Each product registers its weight and, passed from column to column, its activation. */
    @Override
    public ImmutableLongArray activity(Tile tile) {
        return registersApart()
                ? ImmutableLongArray.of(tile.macs(), tile.macs(), tile.macs(), folding.sums(tile))
                : ImmutableLongArray.of(tile.macs());
    }
}
