package org.bitgauge.units.map;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.unit.Tile;
import org.jspecify.annotations.Nullable;

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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stage stage && order == stage.order && tile.equals(stage.tile);
    }

    @Override
    public int hashCode() {
        return 31 * tile.hashCode() + order.ordinal();
    }
}
