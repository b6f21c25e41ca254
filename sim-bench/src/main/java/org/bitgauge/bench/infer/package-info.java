/** Benchmarks of number-exact inference. */
@NullMarked
package org.bitgauge.bench.infer;

import org.jspecify.annotations.NullMarked;
