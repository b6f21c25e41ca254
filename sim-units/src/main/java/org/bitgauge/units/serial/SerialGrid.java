package org.bitgauge.units.serial;

/**
 * The grid that all units of the family share (Judd et al., Stripes, MICRO 2016): a tile has rows of filters times columns
 * of windows, each crossing takes one channel per lane in a step, and every tile has filters of its own.
 *
 * @param lanes channels in a step
 * @param columns windows of a tile side by side
 * @param rows filters of a tile side by side
 * @param tiles tiles, each with filters of its own
 * @param peWidth bits of an operand; wider operands take several columns or rows side by side
 */
public record SerialGrid(int lanes, int columns, int rows, int tiles, int peWidth) {
    /** Bits of the words that values are held in. */
    public static final int WORD = 16;

    public SerialGrid {
        if (lanes < 1 || columns < 1 || rows < 1 || tiles < 1) {
            throw new IllegalArgumentException("a grid has at least one lane, column, row and tile");
        }
        if (peWidth < 1 || peWidth > WORD) {
            throw new IllegalArgumentException("operands of a grid have 1 to 16 bits, not " + peWidth);
        }
    }

    /** Crossings of rows and columns, all tiles together. */
    public long elements() {
        return (long) columns * rows * tiles;
    }
}
