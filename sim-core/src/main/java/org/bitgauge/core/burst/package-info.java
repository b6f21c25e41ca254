/** Schedules whose DRAM transfers are served burst by burst at their addresses, instead of at a rate. */
@NullMarked
package org.bitgauge.core.burst;

import org.jspecify.annotations.NullMarked;
