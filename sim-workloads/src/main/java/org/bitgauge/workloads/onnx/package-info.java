/** Networks from ONNX files: a lean reader that leaves weights where they are, and its own shape inference. */
@NullMarked
package org.bitgauge.workloads.onnx;

import org.jspecify.annotations.NullMarked;
