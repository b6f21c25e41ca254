package org.bitgauge.workloads.infer.data;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Objects;

/**
 * Some neighbouring samples of a set.
 *
 * @param all the set
 * @param start first sample
 * @param end sample after the last
 */
record SampleRange(Samples all, int start, int end) implements Samples {
    SampleRange {
        Objects.checkFromToIndex(start, end, all.count());
    }

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public int count() {
        return end - start;
    }

    @Override
    public ImmutableIntArray shape() {
        return all.shape();
    }

    @Override
    public void read(int index, double[] into, int offset) {
        all.read(start + index, into, offset);
    }
}
