package org.bitgauge.core.layer;

/**
 * Rows and columns of zeros around an input.
 *
 * @param top rows above
 * @param left columns before
 * @param bottom rows below
 * @param right columns after
 */
public record Padding(long top, long left, long bottom, long right) {
    /** No padding. */
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    public Padding {
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new IllegalArgumentException("padding must be >= 0 on every side");
        }
    }

    /** The same on every side. */
    public static Padding all(long size) {
        return new Padding(size, size, size, size);
    }
}
