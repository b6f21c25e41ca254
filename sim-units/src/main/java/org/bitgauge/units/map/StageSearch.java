package org.bitgauge.units.map;

import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.map.Order.Axis;

/**
 * Chooses tile size and loop order of one stage: of those within 2 % of the fewest cycles the one with the least DRAM
 * traffic, then the first found. For each block
 * of taps and filters the largest blocks of pixels that fit are tried; what cannot beat the best on its channels alone is
 * not looked at further.
 */
final class StageSearch {
    private static final int PIXEL_BLOCKS_TRIED = 3;

    /** Estimates closer than this are not worth more DRAM traffic. */
    private static final double EQUALLY_FAST = 1.02;

    private final LayerProblem problem;
    private final Capacity capacity;
    private final StageCost cost;
    private final int stage;
    private final Tile bound;
    private final double[] bits;
    private final List<Candidate> candidates = new ArrayList<>();
    private double fewestCycles = Double.POSITIVE_INFINITY;

    /** A blocking with its estimated cost. */
    private record Candidate(Stage stage, double cycles, double dramBits) {}

    /** A search within {@code bound}, a tile of the next farther stage or the whole layer. */
    StageSearch(LayerProblem problem, int stage, Tile bound) {
        this.problem = problem;
        this.capacity = new Capacity(problem);
        this.cost = new StageCost(problem, stage, bound);
        this.stage = stage;
        this.bound = bound;
        this.bits = new double[problem.hierarchy().levelCount() + 1];
    }

    Stage search() throws InfeasibleMappingException {
        Grain grain = problem.plan().grain();
        List<long[]> pixelBlocks = Ladders.pixels(bound, grain.pixels());
        List<long[]> tapBlocks = Ladders.taps(bound, grain.taps());
        long[] filterBlocks = Ladders.sizes(bound.filters(), grain.filters());
        for (long[] taps : tapBlocks) {
            boolean found = false;
            for (long filters : filterBlocks) {
                if (found && filters < Math.min(grain.filters(), bound.filters())) {
                    break;
                }
                found |= tryPixels(taps, filters, pixelBlocks);
            }
        }
        if (candidates.isEmpty()) {
            throw capacity.shortage(stage, tile(1, 1, new long[] {1, 1, 1}, new long[] {1, 1, 1}));
        }
        return best();
    }

    private Stage best() {
        Candidate best = candidates.get(0);
        double limit = fewestCycles * EQUALLY_FAST;
        for (Candidate candidate : candidates) {
            boolean isFast = candidate.cycles() <= limit;
            boolean bestIsFast = best.cycles() <= limit;
            if (isFast
                    && (!bestIsFast
                            || candidate.dramBits() < best.dramBits()
                            || candidate.dramBits() == best.dramBits() && candidate.cycles() < best.cycles())) {
                best = candidate;
            }
        }
        return best.stage();
    }

    private boolean tryPixels(long[] taps, long filters, List<long[]> pixelBlocks) {
        int tried = 0;
        for (long[] pixels : pixelBlocks) {
            Tile tile = tile(1, filters, pixels, taps);
            if (capacity.fits(stage, tile)) {
                if (coversGroup(tile)) {
                    tryGroups(tile, pixels, taps);
                } else {
                    consider(tile);
                }
                if (++tried == PIXEL_BLOCKS_TRIED) {
                    break;
                }
            }
        }
        return tried > 0;
    }

    /** Several groups in one tile only where one group is whole, so that no loop is split twice. */
    private void tryGroups(Tile single, long[] pixels, long[] taps) {
        int tried = 0;
        for (long groups : Ladders.sizes(bound.groups(), 1)) {
            Tile tile = groups == 1 ? single : tile(groups, single.filters(), pixels, taps);
            if (capacity.fits(stage, tile)) {
                consider(tile);
                if (++tried == PIXEL_BLOCKS_TRIED) {
                    break;
                }
            }
        }
    }

    private boolean coversGroup(Tile tile) {
        return tile.filters() == bound.filters() && tile.pixels() == bound.pixels() && tile.taps() == bound.taps();
    }

    private Tile tile(long groups, long filters, long[] pixels, long[] taps) {
        boolean finishes = Math.multiplyExact(Math.multiplyExact(taps[0], taps[1]), taps[2])
                == problem.nest().size().taps();
        return new Tile(
                pixels[0], groups, filters, pixels[1], pixels[2], taps[0], taps[1], taps[2], !finishes, finishes);
    }

    private void consider(Tile tile) {
        double compute = cost.computeCycles(tile);
        if (compute > fewestCycles * EQUALLY_FAST) {
            return;
        }
        long[] counts = cost.counts(tile);
        long activations = cost.activations(tile);
        for (int i = 0; i < Order.ALL.size(); i++) {
            Order order = Order.ALL.get(i);
            if (order.isRedundant(counts) || !maySpill(order, counts)) {
                continue;
            }
            cost.traffic(tile, order, counts, activations, bits);
            double dram = bits[0];
            double channel = cost.channelCycles(bits);
            if (channel > fewestCycles * EQUALLY_FAST) {
                continue;
            }
            double cycles = cost.cycles(compute, channel, cost.unhidden(tile, bits));
            if (cycles <= fewestCycles * EQUALLY_FAST) {
                candidates.add(new Candidate(new Stage(tile, order), cycles, dram));
                fewestCycles = Math.min(fewestCycles, cycles);
            }
        }
    }

    private boolean maySpill(Order order, long[] counts) {
        if (order.repeats(Axis.TAPS, counts) == 1) {
            return true;
        }
        Hierarchy hierarchy = problem.hierarchy();
        int[] chain = hierarchy.chain(Operand.RESULTS);
        for (int i = 0; i < chain.length; i++) {
            if (hierarchy.stageOf(chain[i]) == stage) {
                return capacity.takesUnfinished(hierarchy.farther(Operand.RESULTS, i), bound);
            }
        }
        return true;
    }
}
