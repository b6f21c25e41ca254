package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;

/**
 * What a file says of a value.
 *
 * @param name name
 * @param type element type
 * @param dims sizes: a number, the name of a free dimension, or empty if the file does not say
 * @param shaped whether the file gives a shape at all
 */
record OnnxValueInfo(String name, ElementType type, ImmutableList<String> dims, boolean shaped) {}
