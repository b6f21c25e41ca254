package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.unit.Tile;

/** Tiles as sizes by {@link Dimension#ordinal}. */
final class Blocks {
    static final ImmutableList<Dimension> DIMENSIONS = ImmutableList.copyOf(Dimension.values());

    private Blocks() {}

    static Tile tile(long[] sizes, boolean resumes, boolean finishes) {
        return new Tile(
                sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], resumes, finishes);
    }
}
