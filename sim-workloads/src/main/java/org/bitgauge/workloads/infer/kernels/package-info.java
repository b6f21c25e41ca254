/** Sums of products in every arithmetic, many outputs at once. */
@NullMarked
package org.bitgauge.workloads.infer.kernels;

import org.jspecify.annotations.NullMarked;
