package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Group widths of 16-bit two's complement codes as they lie in a file, little-endian: four codes a step in one 64-bit word,
 * without a branch per value. Signs are spread over their codes to make magnitudes, these are joined by OR, and the leading
 * zeros of the result are the width; zeros are counted in parallel. Gives the same as {@link GroupWalk}.
 */
public final class PackedGroups {
    /** Codes in a word. */
    public static final int LANES = 4;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0001_0001_0001_0001L;
    private static final long LOW = 0x7fff_7fff_7fff_7fffL;
    private static final long TOP = 0x8000_8000_8000_8000L;
    private static final long LANE = 0xffffL;

    private final int words;
    private final GroupSink sink;

    /** Groups of {@code group} codes, a multiple of {@link #LANES}. */
    public PackedGroups(int group, GroupSink sink) {
        if (group < LANES || group % LANES != 0) {
            throw new IllegalArgumentException(
                    "packed codes are grouped by multiples of " + LANES + ", not by " + group);
        }
        this.words = group / LANES;
        this.sink = requireNonNull(sink, "sink");
    }

    /** Whole groups: {@code groups} of them from byte {@code offset} on. */
    public void accept(byte[] codes, int offset, int groups) {
        int at = offset;
        for (int g = 0; g < groups; g++) {
            long magnitudes = 0;
            long complements = 0;
            int present = 0;
            for (int w = 0; w < words; w++) {
                long word = (long) WORDS.get(codes, at);
                long signs = word >>> 15 & ONES;
                long flipped = word ^ signs * LANE;
                complements |= flipped;
                magnitudes |= flipped + signs;
                present += Long.bitCount(((word & LOW) + LOW | word) & TOP);
                at += Long.BYTES;
            }
            sink.group(width(magnitudes), width(complements), present, words * LANES);
        }
    }

    private static int width(long lanes) {
        long halves = lanes | lanes >>> 32;
        long joined = (halves | halves >>> 16) & LANE;
        return Long.SIZE - Long.numberOfLeadingZeros(joined);
    }
}
