package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.map.Order.Axis;

/**
 * All tiles of one stage within a tile of the next farther one, in every order that differs. Passed over are those that do
 * not fit, and those whose bound the shortlist does not want. Cutting what is whole never saves cycles or energy of the
 * array, and smaller blocks never save traffic: so the work of uncut pixels, with the traffic of a block of pixels, bounds
 * all smaller blocks of the same filters and taps.
 */
final class StageSpace {
    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final Order[] ORDERS = Order.values();

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
    private double leastBusy;
    private double leastWorkPj;

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
        requireRoom();
        if (!isWorthwhile(whole(), 0, 0)) {
            return;
        }
        double wholeBusy = leastBusy;
        double wholePj = leastWorkPj;
        Grain grain = problem.plan().grain();
        ImmutableList<ImmutableList<long[]>> families = ladders.pixels(bound, grain.pixels());
        ImmutableList<long[]> pixels = families.stream().flatMap(List::stream).collect(ImmutableList.toImmutableList());
        long[] filters = ladders.sizes(bound.filters(), grain.filters());
        List<long[]> taps = ladders.taps(bound, grain.taps());
        Rooms rooms = new Rooms(problem, stage, pixels, filters, taps);
        for (int t = 0; t < taps.size(); t++) {
            Tile wide = tile(bound.groups(), bound.filters(), wholePixels(), taps.get(t));
            boolean any = isWorthwhile(wide, wholeBusy, wholePj);
            double wideBusy = leastBusy;
            double widePj = leastWorkPj;
            for (int f = 0; f < filters.length && any; f++) {
                Tile tall = tile(bound.groups(), filters[f], wholePixels(), taps.get(t));
                if (isWorthwhile(tall, wideBusy, widePj)) {
                    int first = 0;
                    for (ImmutableList<long[]> family : families) {
                        explore(family, first, f, filters[f], t, taps.get(t), rooms);
                        first += family.size();
                    }
                }
            }
        }
    }

    /** Refuses a stage that has no room for the smallest tile; beside kept results that may be one that finishes its sums. */
    private void requireRoom() throws InfeasibleMappingException {
        Tile one = tile(1, 1, new long[] {1, 1, 1}, new long[] {1, 1, 1});
        if (capacity.fits(stage, one)) {
            return;
        }
        if (problem.residency().results().stay()) {
            Tile finishing = tile(1, 1, new long[] {1, 1, 1}, wholeTaps());
            if (capacity.fits(stage, finishing)) {
                return;
            }
            InfeasibleMappingException least = capacity.shortage(stage, finishing);
            throw least.neededBits() < capacity.shortage(stage, one).neededBits()
                    ? least
                    : capacity.shortage(stage, one);
        }
        throw capacity.shortage(stage, one);
    }

    private long[] wholeTaps() {
        return new long[] {bound.channels(), bound.kernelRows(), bound.kernelColumns()};
    }

    /** The bound as a tile of its own: no other does less work or moves less. */
    private Tile whole() {
        return tile(bound.groups(), bound.filters(), wholePixels(), wholeTaps());
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

    /**
     * Whether any order of a tile, or of a smaller one, may be listed. What moves is looked at first, with the work of a
     * larger tile, since the work of this one takes longer to find.
     */
    private boolean isWorthwhile(Tile tile, double busyOfLarger, double workPjOfLarger) {
        leastBusy = busyOfLarger;
        leastWorkPj = workPjOfLarger;
        place(tile);
        if (!found.wants(leastOfOrders(tile))) {
            return false;
        }
        leastBusy = Math.max(busyOfLarger, bounds.busyCycles());
        leastWorkPj = Math.max(workPjOfLarger, bounds.workPj());
        return !isSlow(leastBusy, leastWorkPj) && found.wants(leastOfOrders(tile));
    }

    /** Least bound of a tile, and of those with no more pixels, over all orders. */
    private double leastOfOrders(Tile tile) {
        double least = Double.POSITIVE_INFINITY;
        long[] counts = counts(bound, tile);
        for (Order order : ORDERS) {
            if (!order.isRedundant(counts)) {
                order(order);
                least = Math.min(least, leastOfSmaller());
            }
        }
        return least;
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

    /** Bound of all tiles with these filters and taps, and no more pixels, in the order last given. */
    private double leastOfSmaller() {
        double cycles = Math.max(leastBusy, bounds.movingCycles());
        double energy = leastWorkPj + bounds.movedPj() + cycles * goal.rates().staticPjPerCycle();
        return cycles > cycleLimit ? Double.POSITIVE_INFINITY : goal.score(cycles, energy);
    }

    private boolean isSlow(double busyCycles, double workPj) {
        return busyCycles > cycleLimit || !found.wants(goal.score(busyCycles, workPj));
    }

    /** How many tiles of the layer are not cut off at an edge, at the least. */
    private double wholeTiles(Tile tile) {
        double whole = 1;
        for (Dimension d : DIMENSIONS) {
            whole *= d.of(bound) / d.of(tile) * (d.of(problem.nest().size()) / d.of(bound));
        }
        return whole;
    }

    /** Offers a tile that fits; whether smaller ones may be worth looking at. */
    private boolean consider(Tile tile) {
        if (isSlow(wholeTiles(tile) * problem.plan().busyCycles(tile), leastWorkPj)) {
            return true;
        }
        place(tile);
        if (goal.objective() == Objective.CYCLES && isSlow(bounds.busyCycles(), bounds.workPj())) {
            return true;
        }
        if (!found.wants(leastOfOrders(tile))) {
            return false;
        }
        if (isSlow(bounds.busyCycles(), bounds.workPj())) {
            return true;
        }
        long[] counts = counts(bound, tile);
        for (Order order : ORDERS) {
            if (!order.isRedundant(counts)
                    && capacity.maySpill(stage, tile, bound, order.repeats(Axis.TAPS, counts) > 1)) {
                order(order);
                offer(tile, order);
            }
        }
        return true;
    }

    private void offer(Tile tile, Order order) {
        double cycles = bounds.cycles();
        double score = goal.score(cycles, bounds.energyPj());
        if (cycles <= cycleLimit && found.wants(score)) {
            ImmutableList<Stage> stages = ImmutableList.<Stage>builder()
                    .add(new Stage(tile, order))
                    .addAll(outer)
                    .build();
            found.offer(new Candidate(stages, score, cycles, found.offered()));
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
