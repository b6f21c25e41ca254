package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;

/**
 * An operator of a graph.
 *
 * @param name unique name, where the exporter gave one
 * @param operator operator type, as {@code Conv}
 * @param domain operator set; empty for the standard one
 * @param inputs names of values; empty where an optional one is left out
 * @param outputs names of values
 * @param attributes by name
 */
record OnnxNode(
        String name,
        String operator,
        String domain,
        ImmutableList<String> inputs,
        ImmutableList<String> outputs,
        ImmutableMap<String, OnnxAttribute> attributes) {
    long integer(String attribute, long otherwise) {
        OnnxAttribute found = attributes.get(attribute);
        return found == null ? otherwise : found.integer();
    }

    String text(String attribute, String otherwise) {
        OnnxAttribute found = attributes.get(attribute);
        return found == null ? otherwise : found.text();
    }

    Optional<ImmutableLongArray> integers(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(OnnxAttribute::integers);
    }

    boolean reads(int input) {
        return input < inputs.size() && !inputs.get(input).isEmpty();
    }

    /** As messages name it. */
    String label() {
        String called = name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name;
        return operator + " '" + called + "'";
    }
}
