/** How good the answers of a network are. */
@NullMarked
package org.bitgauge.workloads.infer.metrics;

import org.jspecify.annotations.NullMarked;
