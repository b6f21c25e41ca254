package org.bitgauge.units.serial;

import static java.util.Objects.requireNonNull;

/**
 * Values of one operand of a layer as 16-bit words, two's complement where negative.
 *
 * @param words activations {@code [channels][nx][ny]} with their padding, or {@code [recurrences][channels]}; weights {@code
 *     [filters][channels of a filter][kx][ky]}
 * @param signed whether the tensor has negative values anywhere
 */
public record Operand(short[] words, boolean signed) {
    public Operand {
        requireNonNull(words, "words");
    }

    /** The same with absolute values. */
    Operand magnitudes() {
        if (!signed) {
            return this;
        }
        short[] absolute = new short[words.length];
        for (int i = 0; i < absolute.length; i++) {
            absolute[i] = (short) Math.abs(words[i]);
        }
        return new Operand(absolute, false);
    }
}
