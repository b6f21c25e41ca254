/** Tensors of real values: NumPy files, ONNX weights, histograms and distributions, and their quantised codes. */
@NullMarked
package org.bitgauge.workloads.values;

import org.jspecify.annotations.NullMarked;
