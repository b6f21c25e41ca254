package org.bitgauge.workloads.infer.data;

import com.google.common.primitives.ImmutableIntArray;

/** What a network is run on: samples of one shape, as the network sees them. */
public interface Samples {
    /** How they are called in messages and reports. */
    String name();

    /** Number of samples. */
    int count();

    /** Sizes of one sample. */
    ImmutableIntArray shape();

    /** Writes one sample; may be called by several threads at once. */
    void read(int index, double[] into, int offset);

    /** Values of one sample. */
    default int size() {
        return shape().stream().reduce(1, Math::multiplyExact);
    }
}
