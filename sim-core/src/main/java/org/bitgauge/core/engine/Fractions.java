package org.bitgauge.core.engine;

import java.math.BigInteger;

/** Exact shares of whole numbers. */
final class Fractions {
    private Fractions() {}

    /** {@code floor(a * b / c)} without overflow, for {@code a}, {@code b} from 0 and {@code c} from 1. */
    static long floor(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / c;
        }
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(c))
                .longValueExact();
    }
}
