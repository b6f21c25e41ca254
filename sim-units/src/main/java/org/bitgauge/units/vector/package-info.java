/** Lanes for work without multiply-accumulate structure. */
@NullMarked
package org.bitgauge.units.vector;

import org.jspecify.annotations.NullMarked;
