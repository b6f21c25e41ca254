/** Grids of designs, the store of finished points and the Pareto front. */
@NullMarked
package org.bitgauge.lab.explore;

import org.jspecify.annotations.NullMarked;
