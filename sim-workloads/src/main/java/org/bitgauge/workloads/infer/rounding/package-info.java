/** What is rounded to which format where, and rounding whole rows and tensors fast. */
@NullMarked
package org.bitgauge.workloads.infer.rounding;

import org.jspecify.annotations.NullMarked;
