/** Reads the configurations and topologies of SCALE-Sim (v2, and what v3 shares with it). */
@NullMarked
package org.bitgauge.workloads.scalesim;

import org.jspecify.annotations.NullMarked;
