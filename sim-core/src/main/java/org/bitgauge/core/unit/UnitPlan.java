package org.bitgauge.core.unit;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.OptionalLong;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind;

/**
 * How a unit runs one layer: time, traffic and activity of any tile of it. Pure and thread-safe; what a unit has to know
 * about a layer (formats, later values) it looks up once, when the plan is made.
 */
public interface UnitPlan {
    /** Sizes that fill the unit. */
    Grain grain();

    /** Cycles of a tile, all operands being next to the unit: the sum of {@link #busy}; called often by mappers. */
    long busyCycles(Tile tile);

    /** Cycles of a tile by cause. */
    ImmutableList<TileKind.Busy> busy(Tile tile);

    /** What crosses the unit's edge in a tile. */
    EdgeTraffic edge(Tile tile);

    /** Whether sums leave the unit unfinished while it runs this tile, so that the memory next to it holds partial sums. */
    default boolean spills(Tile tile) {
        return tile.resumes() || !tile.finishes() || edge(tile).partialSumWrites() > 0;
    }

    /**
     * Cycles of the whole layer where they were counted on its values; tiles carry shares rounded down, and a mapper adds what
     * rounding lost at the end.
     */
    default OptionalLong layerCycles() {
        return OptionalLong.empty();
    }

    /** What cycles of {@link #layerCycles} that no tile carries are spent on. */
    default ImmutableList<TileKind.Busy> settled(long cycles) {
        return ImmutableList.of(new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), cycles));
    }

    /** Kinds of activity that cost energy. */
    ImmutableList<Activity> activities();

    /** How often each activity of {@link #activities} happens in a tile. */
    ImmutableLongArray activity(Tile tile);

    /** What a reader of the result must know, for example that a narrow format gains nothing here. */
    ImmutableList<String> notes();
}
