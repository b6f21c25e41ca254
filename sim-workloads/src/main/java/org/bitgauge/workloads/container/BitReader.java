package org.bitgauge.workloads.container;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {
    private final byte[] bytes;
    private final int start;
    private final long end;
    private long at;

    /** Reads {@code bits} bits from byte {@code start} on. */
    BitReader(byte[] bytes, int start, long bits) {
        this.bytes = bytes;
        this.start = start;
        this.end = bits;
    }

    /** The next {@code count} bits, at most 32. */
    int read(int count) {
        if (at + count > end) {
            throw new ContainerException("it ends within a group");
        }
        long value = 0;
        int left = count;
        while (left > 0) {
            int within = (int) (at % Byte.SIZE);
            int now = Math.min(left, Byte.SIZE - within);
            int piece = (bytes[start + (int) (at / Byte.SIZE)] & 0xff) >> Byte.SIZE - within - now & (1 << now) - 1;
            value = value << now | piece;
            at += now;
            left -= now;
        }
        return (int) value;
    }

    /** Zeros up to a multiple of {@code row} bits since {@code from}. */
    void skipPadding(long from, long row) {
        long rest = Math.floorMod(from - at, row);
        while (rest > 0) {
            int now = (int) Math.min(rest, Integer.SIZE);
            if (read(now) != 0) {
                throw new ContainerException("its padding is not zero");
            }
            rest -= now;
        }
    }

    long at() {
        return at;
    }
}
