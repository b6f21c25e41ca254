/** How a layer is cut into tiles and in which order they run, run-length encoded. */
@NullMarked
package org.bitgauge.core.schedule;

import org.jspecify.annotations.NullMarked;
