/** Timelines of runs: every tile and transfer of the engine, laid onto tracks. */
@NullMarked
package org.bitgauge.lab.timeline;

import org.jspecify.annotations.NullMarked;
