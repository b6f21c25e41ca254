package org.bitgauge.core.unit;

/**
 * Sizes in whose multiples a unit works without leaving lanes empty; hints for a mapper, never limits.
 *
 * @param pixels output pixels
 * @param filters output channels
 * @param taps products of a reduction
 */
public record Grain(long pixels, long filters, long taps) {
    public Grain {
        if (pixels < 1 || filters < 1 || taps < 1) {
            throw new IllegalArgumentException("grains are at least 1");
        }
    }
}
