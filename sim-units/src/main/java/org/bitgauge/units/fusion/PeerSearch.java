package org.bitgauge.units.fusion;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/**
 * The mapping search of the public BitFusion simulator, exhaustive and exact: tiles in powers of two of images, output side,
 * channels and filters, every order of the five tile loops; least cycles first, then least energy. A tile whose bound from
 * below cannot win is not tried in every order, and loops that run once are not permuted.
 */
public final class PeerSearch {
    private static final int SUM_BITS = 32;

    private final PeerMachine machine;
    private final PeerEnergy energy;

    /** Searches for a machine. */
    public PeerSearch(PeerMachine machine) {
        this.machine = machine;
        this.energy = PeerEnergy.of(machine);
    }

    /**
     * The mapping and its counts.
     *
     * @throws IllegalArgumentException when an operand is too wide or no tile fits half of each memory; it says which
     */
    public PeerCounts run(PeerLayer layer) {
        PeerTile tile = new PeerTile(machine, layer);
        Best best = new Best(new PeerOrders(machine, energy, layer));
        long[] batches = powers(layer.batch(), 1);
        long[] sides = powers(layer.output(), 1);
        long[] channels = powers(layer.channels(), 1);
        long[] filters = powers(layer.filters(), layer.unrolled() ? 1 : machine.outputs());
        for (int c = channels.length - 1; c >= 0; c--) {
            for (int f = filters.length - 1; f >= 0; f--) {
                for (int s = sides.length - 1; s >= 0; s--) {
                    for (int b = batches.length - 1; b >= 0; b--) {
                        tile.set(batches[b], sides[s], channels[c], filters[f]);
                        if (tile.fits()) {
                            best.offer(tile);
                        }
                    }
                }
            }
        }
        return best.counts(tile);
    }

    /** {@code step x 1, 2, 4, ...} capped at the whole, which comes last. */
    static long[] powers(long whole, long step) {
        long[] sizes = new long[64];
        int count = 0;
        for (long size = step; size < whole; size *= 2) {
            sizes[count++] = size;
        }
        sizes[count++] = whole;
        return Arrays.copyOf(sizes, count);
    }

    static int sumBits() {
        return SUM_BITS;
    }

    /** The best so far; what it needs to be reported is kept as numbers. */
    private static final class Best {
        private final PeerOrders orders;
        private final long[] sizes = new long[4];
        private boolean found;

        Best(PeerOrders orders) {
            this.orders = orders;
        }

        void offer(PeerTile tile) {
            if (tile.bound() <= orders.bestCycles() && orders.improve(tile)) {
                found = true;
                sizes[0] = tile.batch();
                sizes[1] = tile.side();
                sizes[2] = tile.channels();
                sizes[3] = tile.filters();
            }
        }

        PeerCounts counts(PeerTile tile) {
            if (!found) {
                tile.set(1, 1, 1, Math.min(tile.layer().filters(), tile.smallestFilters()));
                throw new IllegalArgumentException(tile.shortage());
            }
            tile.set(sizes[0], sizes[1], sizes[2], sizes[3]);
            return orders.counts(tile);
        }
    }

    /** The loops of a mapping from outermost to innermost. */
    static ImmutableList<PeerCounts.Loop> loops(PeerTile tile, int[] order) {
        ImmutableList.Builder<PeerCounts.Loop> loops = ImmutableList.builder();
        for (int loop : order) {
            loops.add(new PeerCounts.Loop(PeerTile.NAMES.get(loop), tile.tiles(loop), tile.size(loop)));
        }
        return loops.build();
    }
}
