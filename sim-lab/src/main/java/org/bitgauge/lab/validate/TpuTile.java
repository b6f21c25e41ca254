package org.bitgauge.lab.validate;

/**
 * One weight tile on TPU v1 in the steady state (Jouppi et al., ISCA 2017): 64 KiB come from the weight memory while the
 * tile before multiplies; a tile that came in time is shifted in behind the products, one that came late holds the array
 * up for the shift.
 *
 * @param rows rows of activations that meet the tile, one in a cycle
 */
record TpuTile(double rows) {
    private static final double TILE_BYTES = 256 * 256;
    private static final double CLOCK_HZ = 700e6;
    private static final double WEIGHT_BYTES_PER_S = 34e9;
    private static final double SHIFT_CYCLES = 256;
    private static final double FETCH_CYCLES = TILE_BYTES / WEIGHT_BYTES_PER_S * CLOCK_HZ;

    /** Cycles from one tile to the next. */
    double cycles() {
        return Math.max(FETCH_CYCLES, rows);
    }

    double active() {
        return rows / cycles();
    }

    /** Shifting that no product hides. */
    double shift() {
        return Math.min(SHIFT_CYCLES, cycles() - rows) / cycles();
    }

    double stall() {
        return 1 - active() - shift();
    }
}
