/** Throughput of group widths and containers. */
@NullMarked
package org.bitgauge.bench.values;

import org.jspecify.annotations.NullMarked;
