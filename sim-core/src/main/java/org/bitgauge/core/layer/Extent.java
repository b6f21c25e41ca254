package org.bitgauge.core.layer;

/**
 * Height and width, both at least 1.
 *
 * @param height rows
 * @param width columns
 */
public record Extent(long height, long width) {
    public Extent {
        Positive.check(height, "height");
        Positive.check(width, "width");
    }

    /** A square. */
    public static Extent square(long side) {
        return new Extent(side, side);
    }

    /** Height times width. */
    public long area() {
        return Math.multiplyExact(height, width);
    }

    @Override
    public String toString() {
        return height + "x" + width;
    }
}
