package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.Tile;

/**
 * The tiles that are tried for one stage within given stages behind it: their sizes, the room that they take, and what was
 * found out about each. Several searches of the same tiles share it.
 */
final class StageTiles {
    /** No less than the cycles of the array, found without looking at tiles that an edge cuts off. */
    static final int LEAST_BUSY = 0;
    /** Cycles of the array. */
    static final int BUSY = 1;
    /** Energy of the array. */
    static final int WORK_PJ = 2;
    /** From here on in pairs, for each order: cycles of the busiest channel, energy moved. */
    static final int MOVES = 3;
    /** Numbers of a tile; {@link Double#NaN} where not known. */
    static final int NUMBERS = MOVES + 2 * Order.ALL.size();

    private static final double[] UNKNOWN = {};

    private final ImmutableList<Stage> outer;
    private final ImmutableList<ImmutableList<long[]>> families;
    private final ImmutableList<long[]> pixels;
    private final long[] filters;
    private final ImmutableList<long[]> taps;
    private final long[] groups;
    private final Rooms rooms;
    private final double[][][] known;

    StageTiles(LayerProblem problem, Ladders ladders, int stage, Tile bound, ImmutableList<Stage> outer) {
        this.outer = outer;
        Grain grain = problem.plan().grain();
        families = ladders.pixels(bound, grain.pixels());
        ImmutableList.Builder<long[]> all = ImmutableList.builder();
        families.forEach(all::addAll);
        pixels = all.build();
        filters = ladders.sizes(bound.filters(), grain.filters());
        taps = ImmutableList.copyOf(ladders.taps(bound, grain.taps()));
        groups = ladders.sizes(bound.groups(), 1);
        rooms = new Rooms(problem, stage, pixels, filters, taps);
        known = new double[taps.size()][filters.length + 1][];
        for (double[][] ofTaps : known) {
            Arrays.fill(ofTaps, UNKNOWN);
        }
    }

    /** The stages behind, nearest first. */
    ImmutableList<Stage> outer() {
        return outer;
    }

    /** Blocks of pixels in families, each from large to small. */
    ImmutableList<ImmutableList<long[]>> families() {
        return families;
    }

    long[] filters() {
        return filters;
    }

    List<long[]> taps() {
        return taps;
    }

    long[] groups() {
        return groups;
    }

    Rooms rooms() {
        return rooms;
    }

    /** What is known of all filters, and all pixels, with these taps. */
    double[] ofTaps(int tap) {
        return known(tap, filters.length, 1);
    }

    /** What is known of the tiles with these taps and filters, in the order of {@link #at}. */
    double[] of(int tap, int filter) {
        return known(tap, filter, 1 + pixels.size() * groups.length);
    }

    private double[] known(int tap, int filter, int tiles) {
        if (known[tap][filter] == UNKNOWN) {
            known[tap][filter] = new double[tiles * NUMBERS];
            Arrays.fill(known[tap][filter], Double.NaN);
        }
        return known[tap][filter];
    }

    /** Place of the numbers of a tile; those of all pixels in one are at 0. */
    int at(int pixel, int group) {
        return (1 + pixel * groups.length + group) * NUMBERS;
    }
}
