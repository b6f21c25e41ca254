package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What is needed of an ONNX file.
 *
 * @param name name of the graph
 * @param producer tool that wrote the file
 * @param opset version of the standard operator set
 * @param nodes operators in topological order
 * @param constants constant tensors by name
 * @param inputs inputs, those of old files that are constants included
 * @param outputs outputs
 * @param values intermediate values the file describes
 */
record OnnxModel(
        String name,
        String producer,
        long opset,
        ImmutableList<OnnxNode> nodes,
        ImmutableMap<String, OnnxTensor> constants,
        ImmutableList<OnnxValueInfo> inputs,
        ImmutableList<OnnxValueInfo> outputs,
        ImmutableList<OnnxValueInfo> values) {}
