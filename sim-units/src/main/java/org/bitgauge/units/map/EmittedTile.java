package org.bitgauge.units.map;

import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.schedule.TileKind;

/**
 * A tile kind with the activity that its energy follows from.
 *
 * @param kind what an engine sees
 * @param activity counts for each activity of the unit
 */
record EmittedTile(TileKind kind, ImmutableLongArray activity) {}
