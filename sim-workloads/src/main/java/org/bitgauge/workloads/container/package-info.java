/** Tensors encoded in groups of their own width, bit by bit, and decoded again. */
@NullMarked
package org.bitgauge.workloads.container;

import org.jspecify.annotations.NullMarked;
