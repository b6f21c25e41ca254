package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.Set;

/** Operators that can be run, by their ONNX name. */
final class Operators {
    private static final Set<String> WITH_PRODUCTS = Set.of("Conv", "Gemm", "MatMul");

    private static final ImmutableMap<String, Operator> KNOWN = ImmutableMap.<String, Operator>builder()
            .put("Conv", ProductOperators::conv)
            .put("Gemm", ProductOperators::gemm)
            .put("MatMul", ProductOperators::matMul)
            .putAll(ElementOperators.all())
            .putAll(ReduceOperators.all())
            .putAll(MoveOperators.all())
            .buildOrThrow();

    private Operators() {}

    static Optional<Operator> find(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    static boolean multiplies(String name) {
        return WITH_PRODUCTS.contains(name);
    }

    static String names() {
        return String.join(", ", KNOWN.keySet().stream().sorted().toList());
    }
}
