/** Runs a schedule on a machine: event by event, and in closed form. */
@NullMarked
package org.bitgauge.core.engine;

import org.jspecify.annotations.NullMarked;
