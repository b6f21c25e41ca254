package org.bitgauge.units.fusion;

import com.google.common.collect.ImmutableList;
import java.util.Locale;

/** One choice of tile sizes, with its bits, its compute cycles and bounds that hold for every order; reused in the search. */
final class PeerTile {
    static final int BATCH = 0;
    static final int COLUMNS = 1;
    static final int ROWS = 2;
    static final int CHANNELS = 3;
    static final int FILTERS = 4;
    static final int LOOPS = 5;
    static final ImmutableList<String> NAMES = ImmutableList.of("B", "OW", "OH", "IC", "OC");

    private static final int BITS_PER_BYTE = 8;
    private static final int HALF = 2;

    private final PeerMachine machine;
    private final PeerLayer layer;
    private final long lanes;
    private final long[] tiles = new long[LOOPS];
    private final long[] sizes = new long[LOOPS];
    private long allTiles;
    private long weightBits;
    private long activationBits;
    private long outputBits;
    private long computeCycles;

    PeerTile(PeerMachine machine, PeerLayer layer) {
        this.machine = machine;
        this.layer = layer;
        this.lanes = Math.multiplyExact(
                (long) machine.inputs(), (long) machine.fused(layer.activationBits(), layer.weightBits()));
    }

    void set(long batch, long side, long channels, long filters) {
        size(BATCH, layer.batch(), batch);
        size(COLUMNS, layer.output(), side);
        size(ROWS, layer.output(), side);
        size(CHANNELS, layer.channels(), channels);
        size(FILTERS, layer.filters(), filters);
        allTiles = 1;
        for (long count : tiles) {
            allTiles = Math.multiplyExact(allTiles, count);
        }
        long window = layer.kernel() * layer.kernel();
        long pixels = batch * side * side;
        long reach = layer.kernel() + (side - 1) * layer.stride();
        long columns = ceilDiv(filters, machine.outputs());
        weightBits = ceilDiv(window * channels, lanes) * lanes * filters * layer.weightBits();
        activationBits =
                (layer.unrolled() ? pixels * window : batch * reach * reach) * channels * layer.activationBits();
        outputBits = pixels * columns * machine.outputs() * PeerSearch.sumBits();
        long steps = layer.unrolled() ? ceilDiv(window * channels, lanes) : window * ceilDiv(channels, lanes);
        computeCycles = Math.multiplyExact(allTiles, pixels * columns * steps);
    }

    private void size(int loop, long whole, long size) {
        sizes[loop] = size;
        tiles[loop] = ceilDiv(whole, size);
    }

    boolean fits() {
        return weightBits <= weightRoom() && activationBits <= activationRoom() && outputBits <= outputRoom();
    }

    /** Cycles that no order of the loops can beat. */
    long bound() {
        long width = machine.interfaceBits();
        long latency = ceilDiv(weightBits + activationBits + outputBits, width) + ceilDiv(outputBits, width);
        long traffic = weightBits * tiles[CHANNELS] * tiles[FILTERS]
                + activationBits * tiles[BATCH] * tiles[COLUMNS] * tiles[ROWS] * tiles[CHANNELS]
                + 2 * outputBits * tiles[BATCH] * tiles[COLUMNS] * tiles[ROWS] * tiles[FILTERS];
        return Math.max(computeCycles + latency, traffic / width);
    }

    /** Which memory is too small for the tile, by how much. */
    String shortage() {
        if (weightBits > weightRoom()) {
            return shortage("weight", weightBits, weightRoom());
        }
        return activationBits > activationRoom()
                ? shortage("activation", activationBits, activationRoom())
                : shortage("output", outputBits, outputRoom());
    }

    private static String shortage(String memory, long bits, long room) {
        return String.format(
                Locale.ROOT,
                "the smallest tile needs %d bits of the %s memory, half of which is %d bits; give it %d bytes",
                bits,
                memory,
                room,
                ceilDiv(bits * HALF, BITS_PER_BYTE));
    }

    long smallestFilters() {
        return layer.unrolled() ? 1 : machine.outputs();
    }

    long weightRoom() {
        return machine.weightBytes() * BITS_PER_BYTE / HALF;
    }

    long activationRoom() {
        return machine.activationBytes() * BITS_PER_BYTE / HALF;
    }

    long outputRoom() {
        return machine.outputBytes() * BITS_PER_BYTE / HALF;
    }

    PeerLayer layer() {
        return layer;
    }

    long lanes() {
        return lanes;
    }

    long batch() {
        return sizes[BATCH];
    }

    long side() {
        return sizes[ROWS];
    }

    long channels() {
        return sizes[CHANNELS];
    }

    long filters() {
        return sizes[FILTERS];
    }

    long tiles(int loop) {
        return tiles[loop];
    }

    long size(int loop) {
        return sizes[loop];
    }

    long allTiles() {
        return allTiles;
    }

    long weightBits() {
        return weightBits;
    }

    long activationBits() {
        return activationBits;
    }

    long outputBits() {
        return outputBits;
    }

    long computeCycles() {
        return computeCycles;
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
