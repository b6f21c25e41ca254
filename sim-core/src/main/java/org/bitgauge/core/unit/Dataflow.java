package org.bitgauge.core.unit;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Named;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.TileKind;

/**
 * How the loops of a layer are laid on the rows and columns of an array: which operand stays, which streams. Found by
 * {@link java.util.ServiceLoader}; adding one is adding one file.
 */
public interface Dataflow extends Named {
    /** The dataflow of one layer on an array of this size. */
    Folding fold(LoopNest nest, long arrayRows, long arrayColumns);

    /** The tensor that every fold loads into the array before the others stream; empty where nothing is loaded. */
    default Optional<TensorRole> loaded() {
        return Optional.empty();
    }

    /**
     * The same on an array with a second register for what is {@link #loaded}, which fills while the fold before streams.
     * Not asked where nothing is loaded.
     */
    default Folding foldDoubleBuffered(LoopNest nest, long arrayRows, long arrayColumns) {
        throw new IllegalArgumentException(typeName() + " loads nothing ahead of a fold");
    }

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
