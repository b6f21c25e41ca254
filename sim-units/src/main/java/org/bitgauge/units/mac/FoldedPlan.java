package org.bitgauge.units.mac;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * A layer on an array of multiply-accumulators with a dataflow: time from the dataflow, energy from products done and
 * operand registers written. Idle elements are clock-gated.
 *
 * @param folding time and traffic
 * @param macPj energy of one multiply-accumulate
 * @param weightShiftPj energy of one write of a weight register
 * @param activationShiftPj energy of one write of an activation register
 * @param weightBits bits of a weight register
 * @param activationBits bits of an activation register
 * @param notes what a reader must know
 */
public record FoldedPlan(
        Dataflow.Folding folding,
        double macPj,
        double weightShiftPj,
        double activationShiftPj,
        long weightBits,
        long activationBits,
        ImmutableList<String> notes)
        implements UnitPlan {
    /** Component of multipliers and adders. */
    public static final String MAC = "array.mac";

    /** Component of operand registers. */
    public static final String REGISTERS = "array.operand-registers";

    public FoldedPlan {
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

    @Override
    public ImmutableList<Activity> activities() {
        return ImmutableList.of(
                new Activity(MAC, "-", "mac", 0, macPj),
                new Activity(REGISTERS, TensorRole.WEIGHTS.label(), "shift", weightBits, weightShiftPj),
                new Activity(REGISTERS, TensorRole.ACTIVATIONS.label(), "shift", activationBits, activationShiftPj));
    }

    @Override
    public ImmutableLongArray activity(Tile tile) {
        return ImmutableLongArray.of(tile.macs(), folding.weightShifts(tile), folding.activationShifts(tile));
    }
}
