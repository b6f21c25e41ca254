package org.bitgauge.workloads.infer.data;

import com.google.common.primitives.ImmutableIntArray;

/** Samples held in memory as single-precision numbers. */
public final class StoredSamples implements Samples {
    private final String name;
    private final ImmutableIntArray shape;
    private final float[] values;
    private final int size;

    /** Takes values of whole samples, one after the other; the array must not be changed afterwards. */
    public StoredSamples(String name, ImmutableIntArray shape, float[] values) {
        this.name = name;
        this.shape = shape;
        this.values = values;
        this.size = shape.stream().reduce(1, Math::multiplyExact);
        if (size < 1 || values.length % size != 0) {
            throw new IllegalArgumentException(
                    name + ": " + values.length + " values are no whole number of samples of " + shape);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int count() {
        return values.length / size;
    }

    @Override
    public ImmutableIntArray shape() {
        return shape;
    }

    @Override
    public void read(int index, double[] into, int offset) {
        int from = index * size;
        for (int i = 0; i < size; i++) {
            into[offset + i] = values[from + i];
        }
    }
}
