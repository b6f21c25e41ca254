/** JMH benchmarks: the event kernel, the engine. Run them with {@code sim-bench/run NAME}. */
@NullMarked
package org.bitgauge.bench;

import org.jspecify.annotations.NullMarked;
