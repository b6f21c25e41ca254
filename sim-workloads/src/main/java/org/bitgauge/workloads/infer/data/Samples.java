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

    /** The set that these samples are a part of; themselves where they are no part of another. */
    default Samples whole() {
        return this;
    }

    /** Number of the first of these samples in the {@link #whole} set. */
    default int start() {
        return 0;
    }

    /** Values of one sample. */
    default int size() {
        return shape().stream().reduce(1, Math::multiplyExact);
    }
}
