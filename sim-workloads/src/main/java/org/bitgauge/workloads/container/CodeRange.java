package org.bitgauge.workloads.container;

import org.bitgauge.core.values.TensorValues;

/**
 * Codes that the width of a tensor holds.
 *
 * @param bits of a code
 * @param signed whether codes are two's complement
 */
record CodeRange(int bits, boolean signed) {
    static CodeRange of(TensorValues values) {
        return new CodeRange(values.bits(), values.signed());
    }

    /** Lowest code. */
    int lowest() {
        return signed ? -1 << bits - 1 : 0;
    }

    /** Highest code. */
    int highest() {
        return (int) ((1L << (signed ? bits - 1 : bits)) - 1);
    }

    IllegalArgumentException refused(int code) {
        return new IllegalArgumentException("code " + code + " does not fit " + bits
                + (signed ? " signed" : " unsigned") + " bits; quantise the tensor to its format");
    }

    /** A code from its low {@code width} bits. */
    static int extended(int raw, int width, boolean signed) {
        return signed ? raw << Integer.SIZE - width >> Integer.SIZE - width : raw;
    }
}
