package org.bitgauge.core.burst;

import org.bitgauge.core.config.Doc;

/**
 * How the elements of activations and results follow each other in DRAM, and with that which of a tile are neighbours.
 * Weights are known ahead and lie tile after tile.
 */
public enum StorageOrder {
    /** Tile after tile. */
    @Doc("Tile after tile: what is fetched at once is one run, as if packed for this mapping; halos are stored once.")
    TILES,
    /** Channels innermost. */
    @Doc("Batch, row, column, channel: a pixel's channels are neighbours. Weights tile after tile.")
    CHANNELS_LAST,
    /** Columns innermost. */
    @Doc("Batch, channel, row, column: a channel's pixels are neighbours. Weights tile after tile.")
    CHANNELS_FIRST
}
