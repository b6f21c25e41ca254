package org.bitgauge.lab.accuracy;

import java.util.Comparator;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;

/**
 * Widths of weights and activations as accuracy tables name them.
 *
 * @param weightBits 1 binary, 2 ternary, 3 to 16 whole numbers, 32 float32
 * @param activationBits whole numbers without sign; 32 float32
 */
public record Precision(int weightBits, int activationBits) implements Comparable<Precision> {
    private static final int FLOAT = 32;
    private static final int WIDEST = 16;

    public Precision {
        for (int bits : new int[] {weightBits, activationBits}) {
            if (bits != FLOAT && (bits < 1 || bits > WIDEST)) {
                throw new IllegalArgumentException("a width is 1 to 16 bits or 32 for float32, not " + bits);
            }
        }
        if ((weightBits == FLOAT) != (activationBits == FLOAT)) {
            throw new IllegalArgumentException(
                    "float32 weights go with float32 activations; mixtures have no network here");
        }
    }

    /** Whether all is float32. */
    public boolean isFloat() {
        return weightBits == FLOAT;
    }

    /** Short name: {@code w4a4}, {@code fp32}. */
    public String label() {
        return isFloat() ? "fp32" : "w" + weightBits + "a" + activationBits;
    }

    /** Format of weights. */
    public NumberFormat weights() {
        return switch (weightBits) {
            case FLOAT -> NumberFormats.parse("fp32");
            case 1 -> CodebookFormat.binary();
            case 2 -> CodebookFormat.ternary();
            default -> NumberFormats.parse("int" + weightBits);
        };
    }

    /** Format of activations. */
    public NumberFormat activations() {
        return NumberFormats.parse(isFloat() ? "fp32" : "uint" + activationBits);
    }

    @Override
    public int compareTo(Precision other) {
        return Comparator.comparingInt(Precision::weightBits)
                .thenComparingInt(Precision::activationBits)
                .compare(this, other);
    }
}
