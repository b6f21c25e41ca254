package org.bitgauge.workloads.onnx;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;

/**
 * What is known of a value of the graph.
 *
 * @param shape sizes, unless an unknown operator made it
 * @param type element type
 * @param maker layer that made it, the network's input, or empty for a constant
 * @param content values of a small integer tensor, where they follow from constants
 */
record Value(Optional<ImmutableLongArray> shape, ElementType type, String maker, Optional<ImmutableLongArray> content) {
    static Value made(ImmutableLongArray shape, ElementType type, String maker) {
        return new Value(Optional.of(shape), type, maker, Optional.empty());
    }

    static Value constant(ImmutableLongArray shape, ElementType type) {
        return made(shape, type, "");
    }

    static Value integers(ImmutableLongArray shape, ImmutableLongArray content) {
        return new Value(Optional.of(shape), ElementType.of(7), "", Optional.of(content));
    }

    boolean isConstant() {
        return maker.isEmpty();
    }

    boolean isKnown() {
        return shape.isPresent();
    }

    ImmutableLongArray dims() {
        return shape.orElseThrow();
    }

    int rank() {
        return dims().length();
    }

    long elements() {
        return Dims.product(dims());
    }

    long dim(int axis) {
        return dims().get(axis);
    }

    /** The same data in another shape, or with other known values. */
    Value as(ImmutableLongArray other) {
        return new Value(Optional.of(other), type, maker, content);
    }
}
