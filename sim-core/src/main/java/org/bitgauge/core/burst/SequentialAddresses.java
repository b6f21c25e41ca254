package org.bitgauge.core.burst;

import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;

/**
 * The simplest addresses: each stream has a region of its own, laid one after another and aligned, and its transfers follow
 * each other in it, each a single run, from the beginning again where the region ends. A region is as large as all that its
 * stream moves, or as was said.
 */
public final class SequentialAddresses implements TransferAddresses {
    private final long[] base;
    private final long[] sizeBits;
    private final long[] at;
    private int stream;
    private long first;
    private long end;
    private boolean fresh;

    /**
     * Regions of given sizes.
     *
     * @param sizeBits by stream, 0 where nothing moves
     * @param alignBytes regions begin at multiples of it
     */
    public SequentialAddresses(long[] sizeBits, long alignBytes) {
        this.sizeBits = sizeBits.clone();
        base = new long[sizeBits.length];
        at = new long[sizeBits.length];
        long next = 0;
        for (int k = 0; k < base.length; k++) {
            base[k] = next;
            long bytes = -Math.floorDiv(-sizeBits[k], (long) Byte.SIZE);
            next += -Math.floorDiv(-bytes, alignBytes) * alignBytes;
        }
    }

    /** A region for each stream between DRAM and chip, as large as all that it moves. */
    public static SequentialAddresses of(Schedule schedule, long alignBytes) {
        long[] tiles = schedule.tilesByKind();
        long[] bits = new long[schedule.streams().size()];
        for (int k = 0; k < bits.length; k++) {
            for (int i = 0; i < tiles.length && schedule.streams().get(k).parent() == Stream.NONE; i++) {
                bits[k] = Math.addExact(
                        bits[k],
                        Math.multiplyExact(
                                tiles[i], schedule.kinds().get(i).bits().get(k)));
            }
        }
        return new SequentialAddresses(bits, alignBytes);
    }

    @Override
    public void open(int ofStream, long tile, long bits) {
        stream = ofStream;
        if (at[stream] + bits > sizeBits[stream]) {
            at[stream] = 0;
        }
        first = base[stream] + at[stream] / Byte.SIZE;
        at[stream] += bits;
        end = base[stream] - Math.floorDiv(-at[stream], (long) Byte.SIZE);
        fresh = true;
    }

    @Override
    public boolean next() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    @Override
    public long firstByte() {
        return first;
    }

    @Override
    public long bytes() {
        return end - first;
    }
}
