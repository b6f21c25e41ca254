/** Area, critical path, energy and leakage of datapath logic by construction, calibrated on open synthesis. */
@NullMarked
package org.bitgauge.core.cost.logic;

import org.jspecify.annotations.NullMarked;
