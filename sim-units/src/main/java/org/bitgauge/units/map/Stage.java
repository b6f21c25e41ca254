package org.bitgauge.units.map;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.unit.Tile;

/**
 * Blocking at one depth of the memory hierarchy.
 *
 * @param tile what the levels of this stage hold at once
 * @param order in which the tiles of this stage follow within one tile of the next farther stage
 */
record Stage(Tile tile, Order order) {
    Stage {
        requireNonNull(tile, "tile");
        requireNonNull(order, "order");
    }
}
