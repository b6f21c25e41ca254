package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;

/**
 * An attribute of a node; which parts are filled depends on its kind.
 *
 * @param name name
 * @param integer integer value
 * @param real float value
 * @param text string value
 * @param tensor tensor value
 * @param integers list of integers
 * @param reals list of floats
 */
record OnnxAttribute(
        String name,
        long integer,
        float real,
        String text,
        Optional<OnnxTensor> tensor,
        ImmutableLongArray integers,
        ImmutableList<Float> reals) {}
