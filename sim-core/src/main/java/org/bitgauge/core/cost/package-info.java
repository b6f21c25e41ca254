/** Area, delay, energy and leakage of hardware, built from structure and calibrated on named sources. */
@NullMarked
package org.bitgauge.core.cost;

import org.jspecify.annotations.NullMarked;
