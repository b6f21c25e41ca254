package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

/**
 * Cuts a stream of codes into groups and finds their widths without a branch per value: magnitudes are joined by OR, and
 * the leading zeros of the result give the width of the widest.
 */
public final class GroupWalk {
    private final int group;
    private final boolean signed;
    private final GroupSink sink;
    private int magnitudes;
    private int complements;
    private int nonZeros;
    private int length;

    /**
     * Groups of {@code group} codes.
     *
     * @param signed whether codes are two's complement; otherwise they are bit patterns
     */
    public GroupWalk(int group, boolean signed, GroupSink sink) {
        if (group < 1) {
            throw new IllegalArgumentException("a group holds at least one value, not " + group);
        }
        this.group = group;
        this.signed = signed;
        this.sink = requireNonNull(sink, "sink");
    }

    /** The next codes. */
    public void accept(int[] codes, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            int until = Math.min(end, at + group - length);
            if (signed) {
                joinSigned(codes, at, until);
            } else {
                join(codes, at, until);
            }
            length += until - at;
            at = until;
            if (length == group) {
                emit();
            }
        }
    }

    /** Ends a segment: what is left is a short group. */
    public void endSegment() {
        if (length > 0) {
            emit();
        }
        sink.segmentEnd();
    }

    private void joinSigned(int[] codes, int from, int to) {
        int magnitude = 0;
        int complement = 0;
        int present = 0;
        for (int i = from; i < to; i++) {
            int code = codes[i];
            int sign = code >> 31;
            int flipped = code ^ sign;
            complement |= flipped;
            magnitude |= flipped - sign;
            present += (code | -code) >>> 31;
        }
        magnitudes |= magnitude;
        complements |= complement;
        nonZeros += present;
    }

    private void join(int[] codes, int from, int to) {
        int all = 0;
        int present = 0;
        for (int i = from; i < to; i++) {
            int code = codes[i];
            all |= code;
            present += (code | -code) >>> 31;
        }
        magnitudes |= all;
        complements |= all;
        nonZeros += present;
    }

    private void emit() {
        sink.group(bitLength(magnitudes), bitLength(complements), nonZeros, length);
        magnitudes = 0;
        complements = 0;
        nonZeros = 0;
        length = 0;
    }

    private static int bitLength(int joined) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(joined);
    }
}
