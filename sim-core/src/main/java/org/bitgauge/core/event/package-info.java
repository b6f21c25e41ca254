/** A discrete-event kernel on primitives: time in whole cycles, first in first out within a cycle. */
@NullMarked
package org.bitgauge.core.event;

import org.jspecify.annotations.NullMarked;
