package org.bitgauge.units.map;

/** How one loop falls into blocks, stage by stage: the different sizes of the innermost blocks and how many there are. */
final class Splits {
    private static final int MOST = 16;

    private long[] size = new long[MOST];
    private long[] times = new long[MOST];
    private long[] nextSize = new long[MOST];
    private long[] nextTimes = new long[MOST];
    private int length;
    private final long[] blocks;
    private final long[] first;
    private final long[] last;
    private final double[] cutShare;

    Splits(int stages) {
        blocks = new long[stages];
        first = new long[stages];
        last = new long[stages];
        cutShare = new double[stages];
    }

    /** Cuts {@code extent} by the tiles of all stages, given nearest first. */
    void cut(long extent, long[][] tiles, int dimension) {
        size[0] = extent;
        times[0] = 1;
        length = 1;
        long begin = extent;
        long end = extent;
        for (int stage = blocks.length - 1; stage >= 0; stage--) {
            long tile = tiles[stage][dimension];
            int found = 0;
            long sum = 0;
            long cut = 0;
            for (int i = 0; i < length; i++) {
                long block = Math.min(tile, size[i]);
                cut += block < size[i] ? times[i] * size[i] : 0;
                long full = size[i] / block;
                long rest = size[i] - full * block;
                found = add(found, block, times[i] * full);
                sum += times[i] * full;
                if (rest > 0) {
                    found = add(found, rest, times[i]);
                    sum += times[i];
                }
            }
            swap(found);
            cutShare[stage] = (double) cut / extent;
            begin = Math.min(tile, begin);
            end = end % Math.min(tile, end) == 0 ? Math.min(tile, end) : end % tile;
            blocks[stage] = sum;
            first[stage] = begin;
            last[stage] = end;
        }
    }

    private int add(int found, long block, long many) {
        for (int i = 0; i < found; i++) {
            if (nextSize[i] == block) {
                nextTimes[i] += many;
                return found;
            }
        }
        nextSize[found] = block;
        nextTimes[found] = many;
        return found + 1;
    }

    private void swap(int found) {
        long[] sizes = size;
        long[] many = times;
        size = nextSize;
        times = nextTimes;
        nextSize = sizes;
        nextTimes = many;
        length = found;
    }

    int length() {
        return length;
    }

    long size(int index) {
        return size[index];
    }

    long times(int index) {
        return times[index];
    }

    /** Blocks of a stage in all of the layer. */
    long blocks(int stage) {
        return blocks[stage];
    }

    /** Size of the first block of a stage. */
    long first(int stage) {
        return first[stage];
    }

    /** Size of the very last block of a stage. */
    long last(int stage) {
        return last[stage];
    }

    /** Share of the loop that lies in blocks of the stage behind which are cut into more than one of this stage. */
    double cutShare(int stage) {
        return cutShare[stage];
    }
}
