/** Systolic arrays with output, weight and input stationary dataflows. */
@NullMarked
package org.bitgauge.units.systolic;

import org.jspecify.annotations.NullMarked;
