package org.bitgauge.units.serial;

/**
 * Processing elements that multiply what is not zero (Parashar et al., SCNN, ISCA 2017): each holds a tile of the input
 * plane and multiplies groups of its activations by groups of weights, all pairs at once, into banks of accumulators.
 *
 * @param across elements along x
 * @param down elements along y
 * @param activations of a group
 * @param weights of a group
 * @param accumulators of an element
 * @param banks of accumulators; the scheme that spreads products over them has 32
 */
public record ScnnGrid(int across, int down, int activations, int weights, int accumulators, int banks) {
    /** Banks that the spreading scheme reaches. */
    public static final int MOST_BANKS = 32;

    public ScnnGrid {
        if (across < 1 || down < 1 || activations < 1 || weights < 1 || accumulators < 1) {
            throw new IllegalArgumentException("an SCNN array has at least one of everything");
        }
        if (banks < 1 || banks > MOST_BANKS) {
            throw new IllegalArgumentException("accumulators lie in 1 to 32 banks, not " + banks);
        }
    }

    /** Elements. */
    public int elements() {
        return across * down;
    }

    /** Multipliers of an element. */
    public int products() {
        return activations * weights;
    }
}
