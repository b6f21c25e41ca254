package org.bitgauge.core.number;

/** How the scale of a block is stored. */
public enum ScaleFormat {
    /** A power of two 2^-127 to 2^127 in 8 bits (OCP MX v1.0; the shared exponent of BFP and MSFP has the same range). */
    E8M0(8),
    /** A positive OCP E4M3 number up to 448 in 8 bits (NVFP4). */
    E4M3(8);

    private final int bits;

    ScaleFormat(int bits) {
        this.bits = bits;
    }

    /** Stored bits of one scale. */
    public int bits() {
        return bits;
    }
}
