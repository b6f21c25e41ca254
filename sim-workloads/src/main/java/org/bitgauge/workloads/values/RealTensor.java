package org.bitgauge.workloads.values;

import com.google.common.primitives.ImmutableLongArray;

/** A tensor of real numbers, read in pieces. Safe for many threads. */
public interface RealTensor {
    /** Sizes of the dimensions, outermost first. */
    ImmutableLongArray shape();

    /**
     * Copies values in row-major order of the shape.
     *
     * @throws IndexOutOfBoundsException if the tensor or the array ends before
     */
    void read(long start, double[] into, int offset, int count);

    /** Where the values come from, for messages. */
    String source();

    /** Number of values. */
    default long size() {
        return product(shape());
    }

    /** Product of sizes. */
    static long product(ImmutableLongArray shape) {
        long size = 1;
        for (int i = 0; i < shape.length(); i++) {
            size = Math.multiplyExact(size, shape.get(i));
        }
        return size;
    }

    /** The same values under another shape of as many values. */
    default RealTensor reshaped(ImmutableLongArray other) {
        if (product(other) != size()) {
            throw new IllegalArgumentException(
                    source() + ": " + shape() + " cannot be read as " + other + ", which has another number of values");
        }
        RealTensor whole = this;
        return new RealTensor() {
            @Override
            public ImmutableLongArray shape() {
                return other;
            }

            @Override
            public void read(long start, double[] into, int offset, int count) {
                whole.read(start, into, offset, count);
            }

            @Override
            public String source() {
                return whole.source();
            }
        };
    }
}
