/** Benchmarks of number formats. */
@NullMarked
package org.bitgauge.bench.number;

import org.jspecify.annotations.NullMarked;
