/** Bit-parallel, bit-serial and zero-skipping units on one grid of lanes, columns, rows and tiles, exact on real values. */
@NullMarked
package org.bitgauge.units.serial;

import org.jspecify.annotations.NullMarked;
