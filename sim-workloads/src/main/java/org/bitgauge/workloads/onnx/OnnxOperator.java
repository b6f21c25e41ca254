package org.bitgauge.workloads.onnx;

/** Shape inference and counting of one operator type; {@link IllegalArgumentException} if the node makes no sense. */
interface OnnxOperator {
    void apply(Conversion conversion, OnnxNode node);
}
