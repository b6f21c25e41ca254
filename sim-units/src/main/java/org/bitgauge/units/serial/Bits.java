package org.bitgauge.units.serial;

/** Bit counts of single values and groups, as leading-one and trailing-zero detectors see them. */
final class Bits {
    private static final int MASK = 0xffff;

    private Bits() {}

    /** Magnitude that a detector looks at: the one's complement of a negative value. */
    static int magnitude(int value, boolean signed, int width) {
        int mask = (1 << width) - 1;
        int block = value & mask;
        return signed && block >>> (width - 1) != 0 ? ~block & mask : block;
    }

    /**
     * Bits that a group needs.
     *
     * @param or bitwise or of the magnitudes of its values
     * @param sign 1 where the tensor is signed, else 0
     * @param trims whether trailing zeros are trimmed too
     */
    static int width(int or, int sign, boolean trims) {
        if (or == 0) {
            return 1 + sign;
        }
        int top = 32 - Integer.numberOfLeadingZeros(or);
        return top + sign - (trims ? Integer.numberOfTrailingZeros(or) : 0);
    }

    /** Canonical recoding with digits of either sign: a run of ones costs two digits. */
    static int booth(int value) {
        int padded = (value & MASK) << 2;
        int digits = 0;
        boolean run = false;
        for (int i = SerialGrid.WORD - 1; i >= 0; i--) {
            int window = padded >>> i & 7;
            switch (window) {
                case 2, 3 -> digits |= run ? 1 << i : 0;
                case 4 -> {
                    digits |= 1 << i;
                    run = false;
                }
                case 5, 6 -> digits |= run ? 0 : 1 << i;
                case 7 -> {
                    if (!run) {
                        digits |= 1 << (i + 1);
                        run = true;
                    }
                }
                default -> {}
            }
        }
        return digits & MASK;
    }
}
