package org.bitgauge.core.cost.fabric;

/**
 * How many blocks a memory of a width and depth takes, read one word per cycle: block RAM in simple dual-port mode by the
 * shapes of UG573 table 1-10 as FINN-R counts them, distributed RAM of 64 x 1 per LUT, UltraRAM of 4096 x 72.
 */
public final class FabricMemory {
    private static final int LUT_WORDS = 64;
    private static final int URAM_WORDS = 4096;
    private static final int URAM_BITS = 72;
    private static final int WIDEST_DEPTH = 512;

    private FabricMemory() {}

    /** Block RAMs of 18 Kbit. */
    public static long bram18(long width, long depth) {
        positive(width, depth);
        if (width == 1) {
            return up(depth, 16_384);
        }
        if (width == 2) {
            return up(depth, 8192);
        }
        if (width <= 4) {
            return up(depth, 4096) * up(width, 4);
        }
        if (width <= 9) {
            return up(depth, 2048) * up(width, 9);
        }
        if (width <= 18 || depth > WIDEST_DEPTH) {
            return up(depth, 1024) * up(width, 18);
        }
        return up(depth, WIDEST_DEPTH) * up(width, 36);
    }

    /** Lookup tables of a distributed RAM. */
    public static long lutRam(long width, long depth) {
        positive(width, depth);
        return Math.multiplyExact(width, up(depth, LUT_WORDS));
    }

    /** UltraRAMs. */
    public static long uram(long width, long depth) {
        positive(width, depth);
        return Math.multiplyExact(up(width, URAM_BITS), up(depth, URAM_WORDS));
    }

    private static void positive(long width, long depth) {
        if (width < 1 || depth < 1) {
            throw new IllegalArgumentException(
                    "a memory has at least one word of one bit, not " + depth + " of " + width);
        }
    }

    private static long up(long value, long unit) {
        return (value + unit - 1) / unit;
    }
}
