package org.bitgauge.workloads.infer.graph;

import java.util.Arrays;

/**
 * Everything that one batch needs to go on from a layer: the tensors that this layer or a later one reads, to the last bit,
 * and the additions that overflowed before. Does not depend on the numbers of this layer and later ones.
 */
public final class Checkpoint {
    private static final int HEADER = 16;

    private final int layer;
    private final Object[] tensors;
    private final long[] overflows;

    private Checkpoint(int layer, Object[] tensors, long[] overflows) {
        this.layer = layer;
        this.tensors = tensors;
        this.overflows = overflows;
    }

    static Checkpoint of(Cut cut, Memory memory, long[] before) {
        Object[] tensors = new Object[cut.slots().length];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = shortest(memory.slots[cut.slots()[i]], cut.sizes()[i]);
        }
        long[] overflows = new long[cut.layer()];
        for (int i = 0; i < overflows.length; i++) {
            overflows[i] = memory.overflows[i] - before[i];
        }
        return new Checkpoint(cut.layer(), tensors, overflows);
    }

    /** In single precision where that is the same numbers. */
    private static Object shortest(double[] values, int size) {
        float[] narrow = new float[size];
        for (int i = 0; i < size; i++) {
            narrow[i] = (float) values[i];
            if (narrow[i] != values[i]) {
                return Arrays.copyOf(values, size);
            }
        }
        return narrow;
    }

    void restore(Cut cut, Memory memory) {
        for (int i = 0; i < tensors.length; i++) {
            double[] slot = memory.slots[cut.slots()[i]];
            if (tensors[i] instanceof double[] wide) {
                System.arraycopy(wide, 0, slot, 0, wide.length);
            } else {
                float[] narrow = (float[]) tensors[i];
                for (int k = 0; k < narrow.length; k++) {
                    slot[k] = narrow[k];
                }
            }
        }
        for (int i = 0; i < overflows.length; i++) {
            memory.overflows[i] += overflows[i];
        }
    }

    /** Number of the layer that the run goes on with. */
    public int layer() {
        return layer;
    }

    /** Memory it takes, in bytes. */
    public long bytes() {
        long bytes = HEADER + (long) overflows.length * Long.BYTES;
        for (Object tensor : tensors) {
            bytes += HEADER
                    + (tensor instanceof double[] wide
                            ? (long) wide.length * Double.BYTES
                            : (long) ((float[]) tensor).length * Float.BYTES);
        }
        return bytes;
    }
}
