package org.bitgauge.units.fabric;

/**
 * How a matrix is folded onto a unit: {@code pe} rows at a time, {@code simd} columns at a time.
 *
 * @param pe processing elements; divides the rows
 * @param simd lanes of each; divides the columns
 */
public record Folding(int pe, int simd) {
    public Folding {
        if (pe < 1 || simd < 1) {
            throw new IllegalArgumentException(
                    "a folding has at least one element and one lane, not " + pe + " x " + simd);
        }
    }

    /** Products per cycle. */
    public long lanes() {
        return (long) pe * simd;
    }

    @Override
    public String toString() {
        return "PE " + pe + " SIMD " + simd;
    }
}
