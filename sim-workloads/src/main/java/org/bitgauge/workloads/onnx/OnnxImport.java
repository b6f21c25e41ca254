package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.layer.Network;

/**
 * A network read from an ONNX file.
 *
 * @param network its layers
 * @param producer tool that wrote the file
 * @param opset version of the operator set
 * @param warnings operators that are not fully counted
 * @param notes what was folded or simplified, in words
 * @param formats quantised formats that the file states, by layer or value name
 * @param constants constant tensors and their place in the file, by the name of the value
 * @param weights which constant is the weight operand of a layer of products, by the name of the layer
 */
public record OnnxImport(
        Network network,
        String producer,
        long opset,
        ImmutableList<OnnxWarning> warnings,
        ImmutableList<String> notes,
        ImmutableMap<String, String> formats,
        ImmutableMap<String, OnnxTensor> constants,
        ImmutableMap<String, OnnxWeights.Place> weights) {}
