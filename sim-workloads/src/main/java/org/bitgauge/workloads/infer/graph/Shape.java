package org.bitgauge.workloads.infer.graph;

import java.util.Arrays;
import java.util.Optional;

/** Sizes of tensors in C order. */
final class Shape {
    private Shape() {}

    static int size(int... shape) {
        return product(shape, 0, shape.length);
    }

    /** Product of the sizes from axis {@code from} to before {@code to}. */
    static int product(int[] shape, int from, int to) {
        int size = 1;
        for (int i = from; i < to; i++) {
            size = Math.multiplyExact(size, shape[i]);
        }
        return size;
    }

    static int axis(int axis, int rank) {
        return axis < 0 ? axis + rank : axis;
    }

    static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }

    /** The common shape of two under the rules of broadcasting; empty if there is none. */
    static Optional<int[]> broadcast(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] out = new int[rank];
        for (int i = 0; i < rank; i++) {
            int x = at(a, i - rank + a.length);
            int y = at(b, i - rank + b.length);
            if (x != y && x != 1 && y != 1) {
                return Optional.empty();
            }
            out[i] = x == 1 ? y : x;
        }
        return Optional.of(out);
    }

    private static int at(int[] shape, int axis) {
        return axis < 0 ? 1 : shape[axis];
    }

    /** For each element of {@code out}, the index of the element of {@code from} that is spread over it. */
    static int[] spread(int[] from, int[] out) {
        int[] strides = strides(from);
        int[] aligned = new int[out.length];
        for (int i = 0; i < from.length; i++) {
            aligned[out.length - from.length + i] = from[i] == 1 ? 0 : strides[i];
        }
        return walk(out, aligned, 0);
    }

    /** Indices visited when each axis of {@code out} moves by its stride, from {@code start}. */
    static int[] walk(int[] out, int[] strides, int start) {
        int[] indices = new int[size(out)];
        int[] counter = new int[out.length];
        int at = start;
        for (int i = 0; i < indices.length; i++) {
            indices[i] = at;
            for (int axis = out.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                counter[axis]++;
                if (counter[axis] < out[axis]) {
                    break;
                }
                at -= counter[axis] * strides[axis];
                counter[axis] = 0;
            }
        }
        return indices;
    }

    static String text(int[] shape) {
        return Arrays.toString(shape);
    }
}
