package org.bitgauge.core.engine;

import java.util.Arrays;

/** Numbers that describe a machine's state relative to now; two equal vectors have equal futures. */
final class StateVector {
    private long[] values = new long[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void copyFrom(StateVector other) {
        if (values.length < other.size) {
            values = new long[other.values.length];
        }
        System.arraycopy(other.values, 0, values, 0, other.size);
        size = other.size;
    }

    boolean sameAs(StateVector other) {
        return size == other.size && Arrays.equals(values, 0, size, other.values, 0, size);
    }
}
