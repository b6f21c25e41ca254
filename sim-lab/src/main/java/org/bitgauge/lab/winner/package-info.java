/** Iso-comparison: which of several designs wins at each pair of widths, at equal area, power or bandwidth. */
@NullMarked
package org.bitgauge.lab.winner;

import org.jspecify.annotations.NullMarked;
