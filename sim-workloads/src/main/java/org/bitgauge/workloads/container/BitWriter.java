package org.bitgauge.workloads.container;

import java.io.ByteArrayOutputStream;

/** Writes fields of bits, most significant first. */
final class BitWriter {
    private final ByteArrayOutputStream out;
    private long bits;
    private long pending;
    private int held;

    BitWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** The low {@code count} bits of a value, at most 32. */
    void write(int value, int count) {
        pending = pending << count | value & (1L << count) - 1;
        held += count;
        bits += count;
        while (held >= Byte.SIZE) {
            held -= Byte.SIZE;
            out.write((int) (pending >>> held));
        }
    }

    /** Zeros up to a multiple of {@code row} bits since {@code from}. */
    void pad(long from, long row) {
        long rest = Math.floorMod(from - bits, row);
        while (rest > 0) {
            int now = (int) Math.min(rest, Integer.SIZE);
            write(0, now);
            rest -= now;
        }
    }

    /** Bits written. */
    long bits() {
        return bits;
    }

    /** Fills the last byte with zeros. */
    void finish() {
        if (held > 0) {
            out.write((int) (pending << Byte.SIZE - held));
            held = 0;
        }
    }
}
