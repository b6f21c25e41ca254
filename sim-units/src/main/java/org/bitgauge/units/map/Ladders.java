package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bitgauge.core.unit.Tile;

/**
 * Tile sizes that are tried, largest first. Loops of up to {@value #EVERY_SIZE} iterations: every size. Longer ones: for
 * 1 to 8 and then 12, 16, 24, 32 ... tiles, the least size that makes so many, and that size rounded up to what fills the
 * array. Sizes depend on the layer and the array only, never on memories or formats, so a larger memory never has fewer
 * mappings. A coarse ladder has 1, 2, 4, 8 ... tiles of every loop.
 */
final class Ladders {
    private static final long EVERY_SIZE = 8;
    private static final long EVERY_COUNT = 8;
    private static final long EVERY_BLOCK = 64;
    private static final long[] SPLIT_ROWS = {2, 4, 8};

    private final boolean coarse;

    Ladders(boolean coarse) {
        this.coarse = coarse;
    }

    /** Whether it has few sizes. */
    boolean isCoarse() {
        return coarse;
    }

    /** Sizes along one loop. */
    long[] sizes(long extent, long grain) {
        TreeSet<Long> sizes = new TreeSet<>();
        if (extent <= EVERY_SIZE && !coarse) {
            for (long size = 1; size <= extent; size++) {
                sizes.add(size);
            }
        }
        for (long count = 1; extent > EVERY_SIZE || coarse; count = coarse ? 2 * count : next(count)) {
            long size = NearPorts.ceilDiv(extent, count);
            if (!coarse || size < grain) {
                sizes.add(size);
            }
            sizes.add(Math.min(extent, NearPorts.ceilDiv(size, grain) * grain));
            if (size == 1) {
                break;
            }
        }
        return sizes.descendingSet().stream().mapToLong(Long::longValue).toArray();
    }

    /** 1, 2 ... 8, 12, 16, 24, 32 ... */
    static long next(long count) {
        if (count < EVERY_COUNT) {
            return count + 1;
        }
        return Long.bitCount(count) == 1 ? count + count / 2 : count / 3 * 4;
    }

    /**
     * Families of blocks of output pixels as {batch, rows, columns}, each from large to small: whole images, whole rows,
     * parts of a row, and a half, a quarter or an eighth of several rows; every block where there are few pixels.
     */
    ImmutableList<ImmutableList<long[]>> pixels(Tile bound, long grain) {
        if (bound.pixels() <= EVERY_BLOCK && !coarse) {
            return every(bound.batch(), bound.rows(), bound.columns()).stream()
                    .map(ImmutableList::of)
                    .collect(ImmutableList.toImmutableList());
        }
        ImmutableList.Builder<ImmutableList<long[]>> families = ImmutableList.builder();
        ImmutableList.Builder<long[]> nested = ImmutableList.builder();
        for (long batch : sizes(bound.batch(), 1)) {
            nested.add(new long[] {batch, bound.rows(), bound.columns()});
        }
        long[] rowSizes = sizes(bound.rows(), Math.max(1, grain / Math.max(1, bound.columns())));
        for (long rows : rowSizes) {
            if (rows < bound.rows()) {
                nested.add(new long[] {1, rows, bound.columns()});
            }
        }
        for (long columns : sizes(bound.columns(), grain)) {
            if (columns < bound.columns()) {
                nested.add(new long[] {1, 1, columns});
            }
        }
        families.add(nested.build());
        for (int i = 0; i < SPLIT_ROWS.length && bound.columns() > EVERY_SIZE; i++) {
            ImmutableList.Builder<long[]> family = ImmutableList.builder();
            for (long rows : rowSizes) {
                if (rows > 1) {
                    family.add(new long[] {1, rows, NearPorts.ceilDiv(bound.columns(), SPLIT_ROWS[i])});
                }
            }
            families.add(family.build());
        }
        return families.build();
    }

    /** Blocks of the reduction as {channels, kernel rows, kernel columns}: whole kernels first; every block of few taps. */
    List<long[]> taps(Tile bound, long grain) {
        if (bound.taps() <= EVERY_BLOCK && !coarse) {
            return every(bound.channels(), bound.kernelRows(), bound.kernelColumns());
        }
        List<long[]> blocks = new ArrayList<>();
        for (long channels : sizes(bound.channels(), grain)) {
            blocks.add(new long[] {channels, bound.kernelRows(), bound.kernelColumns()});
        }
        if (bound.kernelRows() > 1) {
            blocks.add(new long[] {bound.channels(), 1, bound.kernelColumns()});
            blocks.add(new long[] {1, 1, bound.kernelColumns()});
        }
        if (bound.kernelColumns() > 1) {
            blocks.add(new long[] {bound.channels(), 1, 1});
            blocks.add(new long[] {1, 1, 1});
        }
        return blocks;
    }

    private static List<long[]> every(long first, long second, long third) {
        List<long[]> blocks = new ArrayList<>();
        for (long a = first; a >= 1; a--) {
            for (long b = second; b >= 1; b--) {
                for (long c = third; c >= 1; c--) {
                    blocks.add(new long[] {a, b, c});
                }
            }
        }
        return blocks;
    }
}
