package org.bitgauge.units.map;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bitgauge.core.unit.Tile;

/**
 * Tile sizes worth trying, largest first: the whole extent, its half and third, multiples of the array's grain by powers of
 * two, and powers of two below the grain.
 */
final class Ladders {
    private Ladders() {}

    /** Sizes along one loop. */
    static long[] sizes(long extent, long grain) {
        TreeSet<Long> sizes = new TreeSet<>();
        sizes.add(extent);
        sizes.add((extent + 1) / 2);
        sizes.add((extent + 2) / 3);
        for (long size = grain; size < extent && size > 0; size *= 2) {
            sizes.add(size);
        }
        for (long size = 1; size < Math.min(grain, extent); size *= 2) {
            sizes.add(size);
        }
        return sizes.descendingSet().stream().mapToLong(Long::longValue).toArray();
    }

    /** Blocks of output pixels as {batch, rows, columns}: whole images, then whole rows, then parts of a row. */
    static List<long[]> pixels(Tile bound, long grain) {
        List<long[]> blocks = new ArrayList<>();
        for (long batch : sizes(bound.batch(), 1)) {
            blocks.add(new long[] {batch, bound.rows(), bound.columns()});
        }
        long rowGrain = Math.max(1, grain / Math.max(1, bound.columns()));
        for (long rows : sizes(bound.rows(), rowGrain)) {
            if (rows < bound.rows()) {
                blocks.add(new long[] {1, rows, bound.columns()});
            }
        }
        for (long columns : sizes(bound.columns(), grain)) {
            if (columns < bound.columns()) {
                blocks.add(new long[] {1, 1, columns});
            }
        }
        return blocks;
    }

    /** Blocks of the reduction as {channels, kernel rows, kernel columns}: whole kernels first. */
    static List<long[]> taps(Tile bound, long grain) {
        List<long[]> blocks = new ArrayList<>();
        for (long channels : sizes(bound.channels(), grain)) {
            blocks.add(new long[] {channels, bound.kernelRows(), bound.kernelColumns()});
        }
        if (bound.kernelRows() > 1) {
            blocks.add(new long[] {1, 1, bound.kernelColumns()});
        }
        if (bound.kernelColumns() > 1) {
            blocks.add(new long[] {1, 1, 1});
        }
        return blocks;
    }
}
