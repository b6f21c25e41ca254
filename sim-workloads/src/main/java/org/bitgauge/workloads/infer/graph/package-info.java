/** ONNX graphs made executable: shapes, operators, memory. */
@NullMarked
package org.bitgauge.workloads.infer.graph;

import org.jspecify.annotations.NullMarked;
