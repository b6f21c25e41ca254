package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/** Every operator the importer knows, by its type; docs/workloads.md lists them. */
final class Operators {
    /** Operators whose constant inputs are weights of products. */
    static final ImmutableSet<String> MULTIPLIES = ImmutableSet.of(
            "Conv", "ConvTranspose", "Gemm", "MatMul", "QLinearConv", "QLinearMatMul", "ConvInteger", "MatMulInteger");

    static final ImmutableMap<String, OnnxOperator> KNOWN = ImmutableMap.<String, OnnxOperator>builder()
            .putAll(ProductOperators.TABLE)
            .putAll(PoolOperators.TABLE)
            .putAll(ElementwiseOperators.TABLE)
            .putAll(NormalisationOperators.TABLE)
            .putAll(MovementOperators.TABLE)
            .putAll(ShapeOperators.TABLE)
            .buildOrThrow();

    private Operators() {}
}
