/** Arrays of fusion units, whose small multipliers are composed for the widths of each layer (Sharma et al., ISCA 2018). */
@NullMarked
package org.bitgauge.units.fusion;

import org.jspecify.annotations.NullMarked;
