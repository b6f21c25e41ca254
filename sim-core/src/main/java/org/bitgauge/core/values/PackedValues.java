package org.bitgauge.core.values;

/** A tensor whose codes lie as 16-bit two's complement words, which can be taken as they are. */
public interface PackedValues extends TensorValues {
    /**
     * Copies codes as little-endian words of 16 bits.
     *
     * @param start index of the first code
     * @param into gets two bytes for each
     * @param count how many
     */
    void readWords(long start, byte[] into, int count);
}
