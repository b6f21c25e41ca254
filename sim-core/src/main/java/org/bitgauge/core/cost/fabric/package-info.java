/** What arithmetic and memories cost in an FPGA: lookup tables, carry chains, flip-flops, DSP slices, block RAMs. */
@NullMarked
package org.bitgauge.core.cost.fabric;

import org.jspecify.annotations.NullMarked;
