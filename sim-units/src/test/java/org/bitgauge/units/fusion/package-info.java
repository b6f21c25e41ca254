/** Tests of fusion units. */
@NullMarked
package org.bitgauge.units.fusion;

import org.jspecify.annotations.NullMarked;
