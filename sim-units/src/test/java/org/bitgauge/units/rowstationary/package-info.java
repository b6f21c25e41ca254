/** Tests of row stationary arrays. */
@NullMarked
package org.bitgauge.units.rowstationary;

import org.jspecify.annotations.NullMarked;
