/** Interfaces of compute units and dataflows, which users extend. */
@NullMarked
package org.bitgauge.core.unit;

import org.jspecify.annotations.NullMarked;
