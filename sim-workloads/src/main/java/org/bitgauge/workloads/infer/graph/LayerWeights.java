package org.bitgauge.workloads.infer.graph;

import org.bitgauge.workloads.infer.kernels.Kernels;

/**
 * Weights of a layer as its kernel takes them.
 *
 * @param rows for each output, the factors in the order of the reduction; codes where the arithmetic works on codes
 * @param scales for each output, what a code is worth; 1 where weights are values
 * @param biases for each output
 * @param kernels arithmetic of the layer
 */
@SuppressWarnings("ArrayRecordComponent")
record LayerWeights(double[][] rows, double[] scales, double[] biases, Kernels kernels) {}
