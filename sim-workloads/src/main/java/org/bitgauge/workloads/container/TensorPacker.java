package org.bitgauge.workloads.container;

import org.bitgauge.core.values.OrderedValues;

/** Writes the codes of a tensor as they come in stored order. */
interface TensorPacker extends OrderedValues.Target {
    /** The tensor has ended. */
    void finish();
}
