package org.bitgauge.core.cost.fabric;

import static java.util.Objects.requireNonNull;

/**
 * A DSP slice: a signed multiplier of two ports with a 48-bit accumulator. Narrow operands share one: several weights side
 * by side on the wide port times several activations side by side on the narrow one give all their products at once, with
 * guard bits between them (Xilinx WP486 for two INT8, WP521 for four INT4).
 *
 * @param name as in data sheets
 * @param widePort bits of the wide port, sign included
 * @param narrowPort bits of the narrow port, sign included
 */
public record DspSlice(String name, int widePort, int narrowPort) {
    /** 7 series. */
    public static final DspSlice DSP48E1 = new DspSlice("DSP48E1", 25, 18);

    /** UltraScale and UltraScale+. */
    public static final DspSlice DSP48E2 = new DspSlice("DSP48E2", 27, 18);

    /** Bits between neighbouring products, so that four of each can be summed before they are taken apart. */
    public static final int GUARD_BITS = 2;

    private static final int ACCUMULATOR_BITS = 48;

    public DspSlice {
        requireNonNull(name, "name");
        if (narrowPort < 2 || widePort < narrowPort || widePort > ACCUMULATOR_BITS) {
            throw new IllegalArgumentException("a DSP slice has ports of 2 to 48 bits, the wide one first, not "
                    + widePort + " and " + narrowPort);
        }
    }

    /** By name, as {@code dsp48e1}. */
    public static DspSlice named(String text) {
        for (DspSlice slice : new DspSlice[] {DSP48E1, DSP48E2}) {
            if (slice.name.equalsIgnoreCase(text)) {
                return slice;
            }
        }
        throw new IllegalArgumentException("unknown DSP slice '" + text + "'; there are dsp48e1 and dsp48e2");
    }

    /** Signed products of these widths that one slice computes per cycle; 0 when one product needs several slices. */
    public int productsPerSlice(int weightBits, int activationBits) {
        return Math.max(packed(weightBits, activationBits), packed(activationBits, weightBits));
    }

    /** Slices per product, a share where several products share one. */
    public double slicesPerProduct(int weightBits, int activationBits) {
        int products = productsPerSlice(weightBits, activationBits);
        if (products > 0) {
            return 1.0 / products;
        }
        int wide = Math.max(weightBits, activationBits);
        int narrow = Math.min(weightBits, activationBits);
        return Math.min(tiles(wide, narrow), tiles(narrow, wide));
    }

    /** A two's complement word in pieces: each but the topmost is unsigned and loses the sign bit of its port. */
    private double tiles(int onWide, int onNarrow) {
        return (double) pieces(onWide, widePort) * pieces(onNarrow, narrowPort);
    }

    private static int pieces(int bits, int port) {
        return Math.max(1, (bits - 1 + port - 2) / (port - 1));
    }

    private int packed(int onWide, int onNarrow) {
        int spacing = onWide + onNarrow + GUARD_BITS;
        int best = 0;
        for (int narrow = 1; (narrow - 1) * spacing + onNarrow <= narrowPort; narrow++) {
            int step = narrow * spacing;
            int wide = 0;
            while (wide * step + onWide <= widePort && (wide + 1) * step <= ACCUMULATOR_BITS) {
                wide++;
            }
            best = Math.max(best, wide * narrow);
        }
        return best > 0 ? best : fits(onWide, onNarrow) ? 1 : 0;
    }

    private boolean fits(int onWide, int onNarrow) {
        return onWide <= widePort && onNarrow <= narrowPort;
    }
}
