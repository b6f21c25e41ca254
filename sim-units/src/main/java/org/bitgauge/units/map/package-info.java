/** Tile sizes and loop orders: a layer on a machine becomes a schedule. */
@NullMarked
package org.bitgauge.units.map;

import org.jspecify.annotations.NullMarked;
