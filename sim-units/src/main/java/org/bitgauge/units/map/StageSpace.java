package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.map.Order.Axis;

/**
 * All tiles of one stage within a tile of the next farther one, in every order that differs. Passed over are those that do
 * not fit, and those whose bound the shortlist does not want; the bound without first load and last store holds for all
 * smaller tiles of the same filters and taps, since cutting a tile never saves cycles, traffic or energy.
 */
final class StageSpace {
    private final LayerProblem problem;
    private final Capacity capacity;
    private final NestBound bounds;
    private final MappingGoal goal;
    private final double cycleLimit;
    private final Ladders ladders;
    private final int stage;
    private final Tile bound;
    private final ImmutableList<Stage> outer;
    private final Shortlist found;
    private final Tile[] tiles;
    private final Order[] orders;

    /**
     * The tiles of a stage inside of those of {@code outer}, the stages behind it, nearest first.
     *
     * @param cycleLimit no mapping that takes longer is wanted
     */
    StageSpace(
            LayerProblem problem,
            NestBound bounds,
            MappingGoal goal,
            double cycleLimit,
            Ladders ladders,
            ImmutableList<Stage> outer,
            Shortlist found) {
        this.problem = problem;
        this.capacity = new Capacity(problem);
        this.bounds = bounds;
        this.goal = goal;
        this.cycleLimit = cycleLimit;
        this.ladders = ladders;
        this.outer = outer;
        this.found = found;
        int stages = problem.hierarchy().stages();
        this.stage = stages - 1 - outer.size();
        this.bound = outer.isEmpty() ? problem.nest().size() : outer.get(0).tile();
        tiles = new Tile[stages];
        orders = new Order[stages];
        for (int i = 0; i < outer.size(); i++) {
            tiles[stage + 1 + i] = outer.get(i).tile();
            orders[stage + 1 + i] = outer.get(i).order();
        }
    }

    /**
     * Offers every tile in every order.
     *
     * @throws InfeasibleMappingException if not even a tile of one fits
     */
    void explore() throws InfeasibleMappingException {
        Tile one = tile(1, 1, new long[] {1, 1, 1}, new long[] {1, 1, 1});
        if (!capacity.fits(stage, one)) {
            throw capacity.shortage(stage, one);
        }
        Grain grain = problem.plan().grain();
        ImmutableList<ImmutableList<long[]>> families = ladders.pixels(bound, grain.pixels());
        ImmutableList<long[]> pixels = families.stream().flatMap(List::stream).collect(ImmutableList.toImmutableList());
        long[] filters = ladders.sizes(bound.filters(), grain.filters());
        List<long[]> taps = ladders.taps(bound, grain.taps());
        Rooms rooms = new Rooms(problem, stage, pixels, filters, taps);
        for (int t = 0; t < taps.size(); t++) {
            boolean any = isWorthwhile(tile(bound.groups(), bound.filters(), wholePixels(), taps.get(t)));
            for (int f = 0; f < filters.length && any; f++) {
                if (isWorthwhile(tile(bound.groups(), filters[f], wholePixels(), taps.get(t)))) {
                    int first = 0;
                    for (ImmutableList<long[]> family : families) {
                        explore(family, first, f, filters[f], t, taps.get(t), rooms);
                        first += family.size();
                    }
                }
            }
        }
    }

    private long[] wholePixels() {
        return new long[] {bound.batch(), bound.rows(), bound.columns()};
    }

    private void explore(
            ImmutableList<long[]> family, int first, int f, long filters, int t, long[] taps, Rooms rooms) {
        boolean wholeGroup = filters == bound.filters() && taps[0] * taps[1] * taps[2] == bound.taps();
        long[] groups = wholeGroup ? ladders.sizes(bound.groups(), 1) : new long[] {1};
        for (int p = 0; p < family.size(); p++) {
            boolean worthwhile = !rooms.mayFit(first + p, f, t);
            for (int g = 0; g < groups.length && rooms.mayFit(first + p, f, t); g++) {
                Tile tile = tile(groups[g], filters, family.get(p), taps);
                worthwhile |= !capacity.fits(stage, tile) || consider(tile);
            }
            if (!worthwhile) {
                return;
            }
        }
    }

    private Tile tile(long groups, long filters, long[] pixels, long[] taps) {
        boolean finishes = Math.multiplyExact(Math.multiplyExact(taps[0], taps[1]), taps[2])
                == problem.nest().size().taps();
        return new Tile(
                pixels[0], groups, filters, pixels[1], pixels[2], taps[0], taps[1], taps[2], !finishes, finishes);
    }

    /** Whether any order of a tile, or of a smaller one, may be listed. */
    private boolean isWorthwhile(Tile tile) {
        place(tile);
        double least = goal.score(bounds.busyCycles(), 0);
        if (bounds.busyCycles() > cycleLimit || !found.wants(least)) {
            return false;
        }
        least = Double.POSITIVE_INFINITY;
        long[] counts = counts(bound, tile);
        for (int i = 0; i < Order.ALL.size(); i++) {
            if (!Order.ALL.get(i).isRedundant(counts)) {
                order(Order.ALL.get(i));
                least = Math.min(least, lasting());
            }
        }
        return found.wants(least);
    }

    private void place(Tile tile) {
        for (int s = 0; s <= stage; s++) {
            tiles[s] = tile;
        }
        bounds.tiles(tiles);
    }

    private void order(Order order) {
        for (int s = 0; s <= stage; s++) {
            orders[s] = order;
        }
        bounds.orders(orders);
    }

    private double lasting() {
        return bounds.lastingCycles() > cycleLimit
                ? Double.POSITIVE_INFINITY
                : goal.score(bounds.lastingCycles(), bounds.lastingEnergyPj());
    }

    /** Offers a tile that fits; whether smaller ones may be worth looking at. */
    private boolean consider(Tile tile) {
        place(tile);
        if (bounds.busyCycles() > cycleLimit || !found.wants(goal.score(bounds.busyCycles(), 0))) {
            return false;
        }
        long[] counts = counts(bound, tile);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < Order.ALL.size(); i++) {
            Order order = Order.ALL.get(i);
            if (!order.isRedundant(counts)) {
                order(order);
                least = Math.min(least, lasting());
                if (capacity.maySpill(stage, bound, order.repeats(Axis.TAPS, counts) > 1)) {
                    offer(tile, order);
                }
            }
        }
        return found.wants(least);
    }

    private void offer(Tile tile, Order order) {
        double score = goal.score(bounds.cycles(), bounds.energyPj());
        if (bounds.cycles() <= cycleLimit && found.wants(score)) {
            ImmutableList<Stage> stages = ImmutableList.<Stage>builder()
                    .add(new Stage(tile, order))
                    .addAll(outer)
                    .build();
            found.offer(new Candidate(stages, score, bounds.cycles(), found.offered()));
        }
    }

    /** Iterations of each axis over a bound. */
    static long[] counts(Tile bound, Tile tile) {
        long[] counts = new long[Axis.ALL.size()];
        for (Axis axis : Axis.ALL) {
            long count = 1;
            for (Dimension dimension : axis.dimensions()) {
                count = Math.multiplyExact(count, NearPorts.ceilDiv(dimension.of(bound), dimension.of(tile)));
            }
            counts[axis.ordinal()] = count;
        }
        return counts;
    }
}
