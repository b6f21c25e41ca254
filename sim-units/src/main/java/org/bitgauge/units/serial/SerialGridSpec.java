package org.bitgauge.units.serial;

import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;

/**
 * The grid of a unit as a user writes it; the defaults are one chip of the Stripes family (Judd et al., MICRO 2016).
 *
 * @param lanes channels that a crossing of row and column takes in a step
 * @param columns windows of a tile side by side
 * @param rows filters of a tile side by side
 * @param tiles tiles, each with filters of its own
 * @param peWidth bits of an operand; wider ones take several columns or rows
 */
@Doc("Grid of a serial unit: lanes x columns x rows x tiles.")
public record SerialGridSpec(
        @Doc("Channels that a crossing of row and column takes in a step.") @Default("16") @Range(min = 1, max = 1024)
                int lanes,
        @Doc("Windows of a tile side by side; bit-parallel units have 1.") @Default("16") @Range(min = 1, max = 1024)
                int columns,
        @Doc("Filters of a tile side by side; they share the activations.") @Default("16") @Range(min = 1, max = 1024)
                int rows,
        @Doc("Tiles, each with filters of its own; all take the same activations.")
                @Default("16")
                @Range(min = 1, max = 4096)
                int tiles,
        @Doc("Bits of an operand; a wider one takes several columns or rows side by side.")
                @Default("16")
                @Range(min = 1, max = 16)
                int peWidth) {
    private static final int MOST_ROWS = 1024;
    private static final int MOST_TILES = 4096;
    private static final double ROUNDING = 1e-9;

    /** The grid without annotations. */
    public SerialGrid grid() {
        return new SerialGrid(lanes, columns, rows, tiles, peWidth);
    }

    /**
     * At most {@code factor} times as many lanes in all, as a builder would have them: tiles of the same rows, columns and
     * lanes, as many as go in; then the rows that each can have more of what is left. Less than one tile has fewer rows, less
     * than one row fewer columns. What is left over is less than one row of every tile.
     */
    public SerialGridSpec resized(double factor) {
        double all = factor * lanes * columns * rows * tiles;
        if (all < (double) lanes * columns) {
            int fewer = (int) (all / lanes);
            return fewer >= 1
                    ? new SerialGridSpec(lanes, fewer, 1, 1, peWidth)
                    : new SerialGridSpec((int) Math.max(1, all), 1, 1, 1, peWidth);
        }
        long crossings = (long) (all / lanes / columns + ROUNDING);
        int newTiles = (int) Math.min(MOST_TILES, Math.max(1, crossings / rows));
        return new SerialGridSpec(lanes, columns, (int) Math.min(MOST_ROWS, crossings / newTiles), newTiles, peWidth);
    }
}
