/** Cost of SRAM, small buffers and DRAM: energy, area, leakage and time from geometry and type. */
@NullMarked
package org.bitgauge.core.cost.memory;

import org.jspecify.annotations.NullMarked;
