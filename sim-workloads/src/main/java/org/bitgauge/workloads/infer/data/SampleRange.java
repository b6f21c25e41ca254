package org.bitgauge.workloads.infer.data;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Objects;

/**
 * Some neighbouring samples of a set.
 *
 * @param all the set
 * @param from first sample
 * @param end sample after the last
 */
record SampleRange(Samples all, int from, int end) implements Samples {
    SampleRange {
        Objects.checkFromToIndex(from, end, all.count());
    }

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public int count() {
        return end - from;
    }

    @Override
    public ImmutableIntArray shape() {
        return all.shape();
    }

    @Override
    public void read(int index, double[] into, int offset) {
        all.read(from + index, into, offset);
    }

    @Override
    public Samples whole() {
        return all.whole();
    }

    @Override
    public int start() {
        return all.start() + from;
    }
}
