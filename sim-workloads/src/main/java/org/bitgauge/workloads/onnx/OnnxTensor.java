package org.bitgauge.workloads.onnx;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;

/**
 * A constant tensor; the values of a large one stay in the file.
 *
 * @param name as nodes read it
 * @param type element type
 * @param dims sizes
 * @param offset byte in the file at which the raw little-endian values begin; -1 if they are stored otherwise
 * @param byteLength bytes of raw values
 * @param external name of the file beside the model that holds the values; empty if they are in the model
 * @param integers values of a small integer tensor
 * @param floats values of a small float tensor, as bits of a {@code double}
 */
public record OnnxTensor(
        String name,
        ElementType type,
        ImmutableLongArray dims,
        long offset,
        long byteLength,
        String external,
        Optional<ImmutableLongArray> integers,
        Optional<ImmutableLongArray> floats) {
    /** Number of values. */
    public long elements() {
        return Dims.product(dims);
    }

    OnnxTensor named(String other) {
        return new OnnxTensor(other, type, dims, offset, byteLength, external, integers, floats);
    }
}
