package org.bitgauge.units.serial;

import static java.lang.Math.multiplyExact;

import org.bitgauge.core.unit.Tile;

/**
 * Steps of any tile of a layer on a grid.
 *
 * @param lanes of a crossing in use
 * @param columns windows of a tile at a time
 * @param rows filters of a tile at a time
 * @param tiles of the grid
 * @param blocks crossings that one product takes, side by side
 * @param depthwise whether every filter has one channel of its own and only one tile works
 */
record SerialSteps(int lanes, int columns, int rows, int tiles, int blocks, boolean depthwise) {
    static SerialSteps of(SerialGrid grid, int activationBits, int weightBits, boolean depthwise) {
        int a = SerialLayer.ceil(activationBits, grid.peWidth());
        int w = SerialLayer.ceil(weightBits, grid.peWidth());
        if (grid.columns() < a || grid.rows() < w) {
            throw new IllegalArgumentException("operands of " + activationBits + " and " + weightBits + " bits need "
                    + a + " columns and " + w + " rows of " + grid.peWidth() + " bits");
        }
        int rows = grid.rows() / w;
        int lanes = depthwise ? Math.min(grid.lanes(), rows) : grid.lanes();
        return new SerialSteps(lanes, grid.columns() / a, depthwise ? lanes : rows, grid.tiles(), a * w, depthwise);
    }

    private static long ceil(long a, long b) {
        return -Math.floorDiv(-a, b);
    }

    /** Sets of windows. */
    long windowSets(Tile tile) {
        return ceil(tile.pixels(), columns);
    }

    /** Passes over the filters of a group. */
    long passes(Tile tile) {
        return depthwise ? 1 : ceil(ceil(tile.filters(), rows), tiles);
    }

    /** Steps of a tile. */
    long steps(Tile tile) {
        long groups = depthwise ? ceil(tile.groups(), lanes) : tile.groups();
        long chunks = depthwise ? 1 : ceil(tile.channels(), lanes);
        long places = multiplyExact(tile.kernelRows(), tile.kernelColumns());
        return multiplyExact(
                multiplyExact(groups, windowSets(tile)), multiplyExact(passes(tile), multiplyExact(chunks, places)));
    }
}
