package org.bitgauge.units.serial;

import java.util.Arrays;

/**
 * The fullest accumulator bank when a group of activations meets a group of weights of one tap. A bank is the exclusive or of
 * what a place of the output and a filter give, so groups that look alike are counted once and remembered.
 */
final class ScnnBanks {
    /** Most members of a group that a code holds. */
    static final int MOST = 4;

    private static final int NIBBLE = 4;
    private static final int PRESENT = 8;
    private static final int MEMORY = 1 << 16;

    private final int banks;
    private final int[] load;
    private final int[] places = new int[MEMORY];
    private final int[] filters = new int[MEMORY];
    private final byte[] fullest = new byte[MEMORY];

    ScnnBanks(int banks) {
        this.banks = banks;
        this.load = new int[banks];
    }

    /** Bank of a sum: neighbours in a row, a column and along the filters lie in different ones. */
    int bank(int w, int h, int k) {
        return of(place(w, h), filter(k));
    }

    private int of(int place, int filter) {
        return ((place & 3) << 2 ^ (place & 4) << 2 ^ (filter & 3) ^ (filter & 4) << 2) % banks;
    }

    private static int place(int w, int h) {
        return (w & 1) << 1 | h & 1 | (w & 2 ^ h & 2) << 1;
    }

    private static int filter(int k) {
        return k & 7;
    }

    /** Code of a place with {@code before} members of its group before it. */
    static int placeCode(int w, int h, int before) {
        return (PRESENT | place(w, h)) << before * NIBBLE;
    }

    /** Code of a filter with {@code before} members of its group before it. */
    static int filterCode(int k, int before) {
        return (PRESENT | filter(k)) << before * NIBBLE;
    }

    /** Products on the fullest bank. */
    int fullest(int placeCodes, int filterCodes) {
        int at = (placeCodes * 0x9E3779B1 ^ filterCodes * 0x85EBCA6B) >>> 16;
        if (places[at] != placeCodes || filters[at] != filterCodes) {
            places[at] = placeCodes;
            filters[at] = filterCodes;
            fullest[at] = (byte) count(placeCodes, filterCodes);
        }
        return fullest[at];
    }

    private int count(int placeCodes, int filterCodes) {
        Arrays.fill(load, 0);
        int most = 0;
        for (int p = placeCodes; p != 0; p >>>= NIBBLE) {
            for (int f = filterCodes; f != 0; f >>>= NIBBLE) {
                most = Math.max(most, ++load[of(p & 7, f & 7)]);
            }
        }
        return most;
    }
}
