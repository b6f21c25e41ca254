package org.bitgauge.lab.validate.gemmini;

import com.google.common.primitives.ImmutableLongArray;

/**
 * How far each loop goes.
 *
 * @param values one number of 1 or more for each {@link Dim}, in its order
 */
record Extents(ImmutableLongArray values) {
    Extents {
        if (values.length() != Dim.values().length || values.stream().anyMatch(v -> v < 1)) {
            throw new IllegalArgumentException("each of the loops N C K P Q R S needs an extent of 1 or more");
        }
    }

    static Extents ones() {
        return of(1, 1, 1, 1, 1, 1, 1);
    }

    static Extents of(long n, long c, long k, long p, long q, long r, long s) {
        return new Extents(ImmutableLongArray.of(n, c, k, p, q, r, s));
    }

    long of(Dim dim) {
        return values.get(dim.ordinal());
    }

    Extents with(Dim dim, long value) {
        long[] changed = values.toArray();
        changed[dim.ordinal()] = value;
        return new Extents(ImmutableLongArray.copyOf(changed));
    }

    Extents times(Dim dim, long factor) {
        return with(dim, Math.multiplyExact(of(dim), factor));
    }

    long product() {
        long product = 1;
        for (Dim dim : Dim.values()) {
            product = Math.multiplyExact(product, of(dim));
        }
        return product;
    }
}
