package org.bitgauge.units.serial;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.OptionalLong;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Activity;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;

/**
 * A layer on a serial unit. Cycles of the whole layer are known; a tile gets the share of its steps, rounded down, and a
 * mapper adds the cycles that rounding lost to the end of the layer, so that tiles which fill the grid sum to the layer
 * exactly.
 */
final class SerialPlan implements UnitPlan {
    private static final double PJ_PER_FJ = 1e-3;

    private final SerialDesign design;
    private final SerialSteps steps;
    private final SerialTime time;
    private final ImmutableList<String> notes;

    SerialPlan(SerialDesign design, SerialSteps steps, SerialTime time, ImmutableList<String> notes) {
        this.design = design;
        this.steps = steps;
        this.time = time;
        this.notes = notes;
    }

    @Override
    public Grain grain() {
        return new Grain(steps.columns(), (long) steps.rows() * design.grid().tiles(), steps.lanes());
    }

    @Override
    public OptionalLong layerCycles() {
        return time.exact()
                ? OptionalLong.of(Math.addExact(time.cycles(), design.reconfigurationCycles()))
                : OptionalLong.empty();
    }

    @Override
    public ImmutableList<Busy> settled(long cycles) {
        long setting = Math.min(cycles, design.reconfigurationCycles());
        return ImmutableList.of(
                new Busy(Cause.of(Cause.Kind.COMPUTE), cycles - setting),
                new Busy(Cause.of(Cause.Kind.RECONFIGURATION), setting));
    }

    private long shared(Tile tile) {
        long own = steps.steps(tile);
        if (own == time.steps()) {
            return time.cycles();
        }
        return Math.max(1, (long) ((double) own * time.cycles() / time.steps()));
    }

    @Override
    public long busyCycles(Tile tile) {
        return Math.max(shared(tile), floor(tile)) + (first(tile) ? design.reconfigurationCycles() : 0);
    }

    /** A tile with all of a layer carries its change of precision. */
    private boolean first(Tile tile) {
        return steps.steps(tile) == time.steps();
    }

    /** No tile is faster than its products at the mean time of a lane. */
    private long floor(Tile tile) {
        return (long) Math.ceil(work(tile, time.laneTime()) - 1e-9);
    }

    private double work(Tile tile, double each) {
        return tile.macs() * each * steps.blocks() / design.lanes();
    }

    @Override
    public ImmutableList<Busy> busy(Tile tile) {
        long cycles = Math.max(shared(tile), floor(tile));
        long compute = Math.min(cycles, Math.round(work(tile, time.laneTime())));
        long columns = upTo(tile, time.columnTime(), compute, cycles);
        long tiles = upTo(tile, time.tileTime(), columns, cycles);
        long array = upTo(tile, time.arrayTime(), tiles, cycles);
        ImmutableList.Builder<Busy> busy = ImmutableList.builder();
        busy.add(new Busy(Cause.of(Cause.Kind.COMPUTE), compute));
        busy.add(new Busy(Cause.of(Cause.Kind.LANE_SYNC), columns - compute));
        busy.add(new Busy(Cause.of(Cause.Kind.COLUMN_SYNC), tiles - columns));
        busy.add(new Busy(Cause.of(Cause.Kind.TILE_SYNC), array - tiles));
        busy.add(new Busy(Cause.of(Cause.Kind.IDLE_LANES), cycles - array));
        if (first(tile)) {
            busy.add(new Busy(Cause.of(Cause.Kind.RECONFIGURATION), design.reconfigurationCycles()));
        }
        return busy.build();
    }

    private long upTo(Tile tile, double each, long least, long most) {
        return Math.max(least, Math.min(most, (long) work(tile, each)));
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        long results = tile.results();
        long activations = multiplyExact(tile.groups(), multiplyExact(tile.pixels(), tile.taps()));
        return new EdgeTraffic(
                multiplyExact(activations, steps.passes(tile)),
                multiplyExact(tile.weights(), steps.windowSets(tile)),
                tile.resumes() ? results : 0,
                tile.finishes() ? 0 : results,
                tile.finishes() ? results : 0);
    }

    @Override
    public ImmutableList<Activity> activities() {
        double product = design.lane().energyFj() * PJ_PER_FJ * Math.max(time.arrayTime(), 1e-9) / design.fullCycles();
        ImmutableList.Builder<Activity> all = ImmutableList.builder();
        all.add(new Activity(SerialDesign.LANE, "-", "mac", 0, product));
        all.add(new Activity(
                SerialDesign.COLUMN,
                TensorRole.ACTIVATIONS.label(),
                "serialise",
                0,
                design.column().energyFj() * PJ_PER_FJ));
        all.add(new Activity(
                SerialDesign.WEIGHTS,
                TensorRole.WEIGHTS.label(),
                "load",
                0,
                design.weightRegister().energyFj() * PJ_PER_FJ));
        for (UnitPart detector : design.detectors()) {
            all.add(new Activity(
                    detector.component(),
                    TensorRole.ACTIVATIONS.label(),
                    "detect",
                    0,
                    detector.cost().energyFj() * PJ_PER_FJ));
        }
        return all.build();
    }

    @Override
    public ImmutableLongArray activity(Tile tile) {
        long columns = multiplyExact(steps.steps(tile), design.grid().columns());
        ImmutableLongArray.Builder counts = ImmutableLongArray.builder();
        counts.add(tile.macs()).add(columns).add(multiplyExact(tile.weights(), steps.windowSets(tile)));
        design.detectors().forEach(d -> counts.add(columns));
        return counts.build();
    }

    @Override
    public ImmutableList<String> notes() {
        return notes;
    }
}
