package org.bitgauge.core.unit;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.config.Named;
import org.bitgauge.core.schedule.TileKind;

/**
 * How the loops of a layer are laid on the rows and columns of an array: which operand stays, which streams. Found by
 * {@link java.util.ServiceLoader}; adding one is adding one file.
 */
public interface Dataflow extends Named {
    /** The dataflow of one layer on an array of this size. */
    Folding fold(LoopNest nest, long arrayRows, long arrayColumns);

    /** Time and traffic of tiles of one layer. */
    interface Folding {
        /** Sizes that fill the array. */
        Grain grain();

        /** Cycles of a tile by cause. */
        ImmutableList<TileKind.Busy> busy(Tile tile);

        /** Sum of {@link #busy}, without its objects. */
        long busyCycles(Tile tile);

        /** Elements at the edge of the array. */
        EdgeTraffic edge(Tile tile);

        /** Writes of weight registers inside the array. */
        long weightShifts(Tile tile);

        /** Writes of activation registers inside the array. */
        long activationShifts(Tile tile);
    }
}
