package org.bitgauge.workloads.onnx;

import com.google.common.primitives.ImmutableLongArray;

/** Arithmetic of shapes. */
final class Dims {
    private Dims() {}

    static ImmutableLongArray of(long... dims) {
        return ImmutableLongArray.copyOf(dims);
    }

    static long product(ImmutableLongArray dims) {
        return product(dims, 0, dims.length());
    }

    static long product(ImmutableLongArray dims, int from, int to) {
        long product = 1;
        for (int i = from; i < to; i++) {
            product = Math.multiplyExact(product, dims.get(i));
        }
        return product;
    }

    /** Axis counted from 0, given one that may count from the end. */
    static int axis(long axis, int rank) {
        long positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= Math.max(rank, 1)) {
            throw new IllegalArgumentException("axis " + axis + " is outside a tensor of rank " + rank);
        }
        return (int) positive;
    }

    static ImmutableLongArray with(ImmutableLongArray dims, int axis, long size) {
        long[] changed = dims.toArray();
        changed[axis] = size;
        return ImmutableLongArray.copyOf(changed);
    }

    /** Shape of an element-wise result. */
    static ImmutableLongArray broadcast(ImmutableLongArray a, ImmutableLongArray b) {
        int rank = Math.max(a.length(), b.length());
        long[] out = new long[rank];
        for (int i = 0; i < rank; i++) {
            long x = at(a, i - (rank - a.length()));
            long y = at(b, i - (rank - b.length()));
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException("shapes " + a + " and " + b + " do not fit together");
            }
            out[i] = x == 1 ? y : x;
        }
        return ImmutableLongArray.copyOf(out);
    }

    private static long at(ImmutableLongArray dims, int i) {
        return i < 0 ? 1 : dims.get(i);
    }
}
