/** Number-exact inference: a trained network run on data with every tensor in its number format. */
@NullMarked
package org.bitgauge.workloads.infer;

import org.jspecify.annotations.NullMarked;
