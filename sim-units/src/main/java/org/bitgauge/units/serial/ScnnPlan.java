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
import org.bitgauge.core.unit.UnitPlan;

/** A layer on an SCNN array: tiles share the counted cycles of the layer by their dense steps, rounded down. */
final class ScnnPlan implements UnitPlan {
    private static final double PJ_PER_FJ = 1e-3;
    private static final ImmutableList<Cause.Kind> IDLE =
            ImmutableList.of(Cause.Kind.BANK_CONFLICT, Cause.Kind.TILE_SYNC, Cause.Kind.DRAIN);

    private final ScnnGrid grid;
    private final ScnnUnit unit;
    private final ScnnTime time;

    ScnnPlan(ScnnGrid grid, ScnnUnit unit, ScnnTime time) {
        this.grid = grid;
        this.unit = unit;
        this.time = time;
    }

    @Override
    public Grain grain() {
        return new Grain((long) grid.elements() * grid.activations(), grid.weights(), 1);
    }

    @Override
    public OptionalLong layerCycles() {
        return time.exact() ? OptionalLong.of(time.cycles()) : OptionalLong.empty();
    }

    @Override
    public long busyCycles(Tile tile) {
        if (!time.exact()) {
            return ScnnTime.steps(grid, tile, time.activationDensity(), time.weightDensity());
        }
        long own = ScnnTime.steps(grid, tile, 1, 1);
        return own == time.steps() ? time.cycles() : Math.max(1, (long) ((double) own * time.cycles() / time.steps()));
    }

    private long products(Tile tile) {
        return Math.min(tile.macs(), Math.round(tile.macs() * time.productShare()));
    }

    @Override
    public ImmutableList<Busy> busy(Tile tile) {
        long cycles = busyCycles(tile);
        double work = (double) products(tile) / grid.elements() / grid.products();
        long compute =
                Math.min(cycles, time.exact() ? (long) (cycles * time.compute()) : (long) Math.ceil(work - 1e-9));
        double[] shares = {time.conflicts(), time.elements(), time.halo()};
        ImmutableList.Builder<Busy> busy = ImmutableList.builder();
        busy.add(new Busy(Cause.of(Cause.Kind.COMPUTE), compute));
        long left = cycles - compute;
        for (int i = 0; i < shares.length; i++) {
            long idle = Math.min(left, (long) (cycles * shares[i]));
            busy.add(new Busy(Cause.of(IDLE.get(i)), idle));
            left -= idle;
        }
        return busy.add(new Busy(Cause.of(Cause.Kind.IDLE_LANES), left)).build();
    }

    /** Chunks of filters whose sums an element holds at a time; activations are read again for each. */
    private long chunks(Tile tile) {
        long sums = -Math.floorDiv(-tile.pixels(), grid.elements());
        long filters = Math.max(1, grid.accumulators() / sums);
        return -Math.floorDiv(-tile.filters(), filters);
    }

    private static long share(long count, double density) {
        return (long) Math.ceil(count * density - 1e-9);
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        long results = tile.results();
        long plane = multiplyExact(tile.groups(), multiplyExact(tile.pixels(), tile.channels()));
        return new EdgeTraffic(
                share(multiplyExact(plane, chunks(tile)), time.activationDensity()),
                share(tile.weights(), time.weightDensity()),
                tile.resumes() ? results : 0,
                tile.finishes() ? 0 : results,
                tile.finishes() ? results : 0);
    }

    private Activity activity(String component, String tensor, String action) {
        return new Activity(component, tensor, action, 0, unit.costOf(component).energyFj() * PJ_PER_FJ);
    }

    @Override
    public ImmutableList<Activity> activities() {
        return ImmutableList.of(
                activity(ScnnUnit.LANE, "-", "mac"),
                activity(ScnnUnit.SUMS, TensorRole.PARTIAL_SUMS.label(), "update"),
                activity(ScnnUnit.WEIGHTS, TensorRole.WEIGHTS.label(), "load"),
                activity(ScnnUnit.ACTIVATIONS, TensorRole.ACTIVATIONS.label(), "load"));
    }

    /** Every element loads the weights that are broadcast; an activation lies in one. */
    @Override
    public ImmutableLongArray activity(Tile tile) {
        long products = products(tile);
        EdgeTraffic edge = edge(tile);
        return ImmutableLongArray.of(
                products, products, multiplyExact(edge.weightReads(), grid.elements()), edge.activationReads());
    }

    @Override
    public ImmutableList<String> notes() {
        return time.notes();
    }
}
