/** A DRAM at the grain of bursts: real address streams through queues, banks and buses, every command in its clock. */
@NullMarked
package org.bitgauge.core.memory.dram;

import org.jspecify.annotations.NullMarked;
