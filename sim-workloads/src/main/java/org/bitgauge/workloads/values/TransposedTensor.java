package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableLongArray;

/** A matrix with its last two dimensions exchanged, as {@code [outputs, inputs]} of one that lies as {@code [inputs, outputs]}. */
public final class TransposedTensor implements RealTensor {
    private final RealTensor whole;
    private final ImmutableLongArray shape;
    private final long rows;
    private final long columns;

    /** Exchanges the last two dimensions. */
    public TransposedTensor(RealTensor whole) {
        this.whole = requireNonNull(whole, "whole");
        int rank = whole.shape().length();
        if (rank < 2) {
            throw new IllegalArgumentException(
                    whole.source() + ": has shape " + whole.shape() + ", a matrix is needed");
        }
        long[] sizes = whole.shape().toArray();
        rows = sizes[rank - 2];
        columns = sizes[rank - 1];
        sizes[rank - 2] = columns;
        sizes[rank - 1] = rows;
        shape = ImmutableLongArray.copyOf(sizes);
    }

    @Override
    public ImmutableLongArray shape() {
        return shape;
    }

    @Override
    public String source() {
        return whole.source();
    }

    @Override
    public void read(long start, double[] into, int offset, int count) {
        long plane = rows * columns;
        for (int i = 0; i < count; i++) {
            long at = start + i;
            long within = at % plane;
            whole.read(at - within + within % rows * columns + within / rows, into, offset + i, 1);
        }
    }
}
