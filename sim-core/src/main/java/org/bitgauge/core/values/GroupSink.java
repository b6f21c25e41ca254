package org.bitgauge.core.values;

/** Takes the groups of a tensor one after another. */
public interface GroupSink {
    /**
     * A group.
     *
     * @param magnitudeBits bits of its largest magnitude; 0 if all are zero
     * @param complementBits bits of the largest value when negative ones are complemented, so that -1 counts as 0
     * @param nonZeros how many are not zero
     * @param length how many there are; less than the group size only at the end of a segment
     */
    void group(int magnitudeBits, int complementBits, int nonZeros, int length);

    /** The next group does not go on where the last one ended. */
    default void segmentEnd() {}
}
