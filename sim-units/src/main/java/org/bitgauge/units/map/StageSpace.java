package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
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
    private static final long[] ONE = {1, 1, 1};
    private static final long[] ONE_GROUP = {1};

    private final LayerProblem problem;
    private final Capacity capacity;
    private final NestBound bounds;
    private final MappingGoal goal;
    private final double cycleLimit;
    private final int stage;
    private final Tile bound;
    private final StageTiles tiles;
    private final ImmutableList<Stage> outer;
    private final Shortlist found;
    private final long[] wholePixels;
    private double leastBusy;
    private double leastWorkPj;
    private double[] known = {};
    private int at;
    private long ownGroups = 1;
    private long ownFilters = 1;
    private long[] ownPixels = ONE;
    private long[] ownTaps = ONE;
    private boolean placed;

    /**
     * A space of tiles in every order.
     *
     * @param cycleLimit no mapping that takes longer is wanted
     */
    StageSpace(
            LayerProblem problem,
            NestBound bounds,
            MappingGoal goal,
            double cycleLimit,
            StageTiles tiles,
            Shortlist found) {
        this.problem = problem;
        this.capacity = new Capacity(problem);
        this.bounds = bounds;
        this.goal = goal;
        this.cycleLimit = cycleLimit;
        this.tiles = tiles;
        this.outer = tiles.outer();
        this.found = found;
        this.stage = problem.hierarchy().stages() - 1 - outer.size();
        this.bound = outer.isEmpty() ? problem.nest().size() : outer.get(0).tile();
        this.wholePixels = new long[] {bound.batch(), bound.rows(), bound.columns()};
    }

    /**
     * Offers every tile in every order.
     *
     * @throws InfeasibleMappingException if not even a tile of one fits
     */
    void explore() throws InfeasibleMappingException {
        bounds.behind(outer);
        long[] wholeTaps = {bound.channels(), bound.kernelRows(), bound.kernelColumns()};
        capacity.requireRoom(stage, tile(1, 1, ONE, ONE), tile(1, 1, ONE, wholeTaps));
        double[] nothing = new double[StageTiles.NUMBERS];
        Arrays.fill(nothing, Double.NaN);
        select(nothing, 0, bound.groups(), bound.filters(), wholePixels, wholeTaps);
        if (!isWorthwhile(0, 0)) {
            return;
        }
        double wholeBusy = leastBusy;
        double wholePj = leastWorkPj;
        long[] filters = tiles.filters();
        for (int t = 0; t < tiles.taps().size(); t++) {
            long[] taps = tiles.taps().get(t);
            select(tiles.ofTaps(t), 0, bound.groups(), bound.filters(), wholePixels, taps);
            boolean any = isWorthwhile(wholeBusy, wholePj);
            double wideBusy = leastBusy;
            double widePj = leastWorkPj;
            for (int f = 0; f < filters.length && any; f++) {
                double[] row = tiles.of(t, f);
                select(row, 0, bound.groups(), filters[f], wholePixels, taps);
                if (isWorthwhile(wideBusy, widePj)) {
                    int first = 0;
                    for (ImmutableList<long[]> family : tiles.families()) {
                        explore(family, first, f, t, row);
                        first += family.size();
                    }
                }
            }
        }
    }

    private void explore(ImmutableList<long[]> family, int first, int f, int t, double[] row) {
        Rooms rooms = tiles.rooms();
        long filters = tiles.filters()[f];
        long[] taps = tiles.taps().get(t);
        boolean wholeGroup = filters == bound.filters() && taps[0] * taps[1] * taps[2] == bound.taps();
        long[] groups = wholeGroup ? tiles.groups() : ONE_GROUP;
        for (int p = 0; p < family.size(); p++) {
            boolean finished = rooms.fitsFinished(first + p, f, t);
            boolean worthwhile = !finished;
            for (int g = 0; g < groups.length && finished; g++) {
                select(row, tiles.at(first + p, g), groups[g], filters, family.get(p), taps);
                boolean fits = groups[g] > 1
                        ? capacity.fits(stage, tile())
                        : rooms.fitsUnfinished(first + p, f, t) || !capacity.unfinished(stage, tile());
                worthwhile |= !fits || consider();
            }
            if (!worthwhile) {
                return;
            }
        }
    }

    /** Sets the tile that is looked at, and where the numbers known of it are. */
    private void select(double[] row, int place, long groups, long filters, long[] pixels, long[] taps) {
        known = row;
        at = place;
        ownGroups = groups;
        ownFilters = filters;
        ownPixels = pixels;
        ownTaps = taps;
        placed = false;
    }

    private Tile tile() {
        return tile(ownGroups, ownFilters, ownPixels, ownTaps);
    }

    private Tile tile(long groups, long filters, long[] pixels, long[] taps) {
        boolean finishes = Math.multiplyExact(Math.multiplyExact(taps[0], taps[1]), taps[2])
                == problem.nest().size().taps();
        return new Tile(
                pixels[0], groups, filters, pixels[1], pixels[2], taps[0], taps[1], taps[2], !finishes, finishes);
    }

    /**
     * Whether any order of the tile, or of a smaller one, may be listed. What moves is looked at first, with the work of a
     * larger tile, since the work of this one takes longer to find.
     */
    private boolean isWorthwhile(double busyOfLarger, double workPjOfLarger) {
        leastBusy = busyOfLarger;
        leastWorkPj = workPjOfLarger;
        if (!found.wants(leastOfOrders())) {
            return false;
        }
        leastBusy = Math.max(busyOfLarger, busyCycles());
        leastWorkPj = Math.max(workPjOfLarger, workPj());
        return !isSlow(leastBusy, leastWorkPj) && found.wants(leastOfOrders());
    }

    private void place() {
        if (!placed) {
            bounds.tile(tile());
            placed = true;
        }
    }

    private double busyCycles() {
        if (Double.isNaN(known[at + StageTiles.BUSY])) {
            place();
            known[at + StageTiles.BUSY] = bounds.busyCycles();
            known[at + StageTiles.WORK_PJ] = bounds.workPj();
        }
        return known[at + StageTiles.BUSY];
    }

    private double workPj() {
        busyCycles();
        return known[at + StageTiles.WORK_PJ];
    }

    /** Cycles of those tiles of the layer that are not cut off at an edge. */
    private double leastBusyCycles() {
        if (Double.isNaN(known[at + StageTiles.LEAST_BUSY])) {
            Tile tile = tile();
            known[at + StageTiles.LEAST_BUSY] =
                    wholeTiles(tile) * problem.plan().busyCycles(tile);
        }
        return known[at + StageTiles.LEAST_BUSY];
    }

    /** Least bound of the tile, and of those with no more pixels, over all orders. */
    private double leastOfOrders() {
        int moves = at + StageTiles.MOVES;
        if (Double.isNaN(known[moves])) {
            place();
            int i = moves;
            for (Order order : Order.distinct(bounds.repeating())) {
                bounds.order(order);
                known[i++] = bounds.movingCycles();
                known[i++] = bounds.movedPj();
            }
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = moves; i < at + StageTiles.NUMBERS && !Double.isNaN(known[i]); i += 2) {
            least = Math.min(least, leastOfSmaller(known[i], known[i + 1]));
        }
        return least;
    }

    /** Bound of all tiles with these filters and taps, and no more pixels, that move no less. */
    private double leastOfSmaller(double movingCycles, double movedPj) {
        double cycles = Math.max(leastBusy, movingCycles);
        double energy = leastWorkPj + movedPj + cycles * goal.rates().staticPjPerCycle();
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

    /** Offers the tile, which fits; whether smaller ones may be worth looking at. */
    private boolean consider() {
        if (isSlow(leastBusyCycles(), leastWorkPj)) {
            return true;
        }
        if (goal.objective() == Objective.CYCLES && isSlow(busyCycles(), workPj())) {
            return true;
        }
        if (!found.wants(leastOfOrders())) {
            return false;
        }
        if (isSlow(busyCycles(), workPj())) {
            return true;
        }
        place();
        int repeating = bounds.repeating();
        for (Order order : Order.distinct(repeating)) {
            boolean spills = (order.moveAgain(repeating) & Axis.TAPS.bit()) != 0;
            if (!spills || capacity.maySpill(stage, tile(), bound, true)) {
                bounds.order(order);
                offer(order);
            }
        }
        return true;
    }

    private void offer(Order order) {
        double cycles = bounds.cycles();
        double score = goal.score(cycles, bounds.energyPj());
        if (cycles <= cycleLimit && found.wants(score)) {
            ImmutableList<Stage> stages = ImmutableList.<Stage>builder()
                    .add(new Stage(tile(), order))
                    .addAll(outer)
                    .build();
            found.offer(new Candidate(stages, score, cycles, found.offered()));
        }
    }
}
