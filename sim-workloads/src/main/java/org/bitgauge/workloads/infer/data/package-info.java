/** Samples and labels from files, and what is done to them before the network sees them. */
@NullMarked
package org.bitgauge.workloads.infer.data;

import org.jspecify.annotations.NullMarked;
