package org.bitgauge.units.map;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.schedule.TileKind;
import org.jspecify.annotations.Nullable;

/**
 * A tile kind with the activity that its energy follows from.
 *
 * @param kind what an engine sees
 * @param activity counts for each activity of the unit
 */
record EmittedTile(TileKind kind, ImmutableLongArray activity) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmittedTile tile && kind.equals(tile.kind) && activity.equals(tile.activity);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + activity.hashCode();
    }
}
