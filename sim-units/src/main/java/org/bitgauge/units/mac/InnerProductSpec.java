package org.bitgauge.units.mac;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;

/**
 * An inner-product array as a user writes it; the defaults are one DaDianNao node (Chen et al., MICRO 2014).
 *
 * @param lanes channels multiplied and summed in a cycle
 * @param filters output channels of a tile of the array that share the activations
 * @param tiles tiles of the array, each with filters of its own
 * @param weights format of the weight operand as built; the widest of the profile where absent
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Inner-product units: lanes of multipliers under an adder tree, filters side by side, many tiles (DaDianNao).")
public record InnerProductSpec(
        @Doc("Channels multiplied and summed in a cycle.") @Default("16") @Range(min = 1, max = 4096) int lanes,
        @Doc("Output channels of a tile; they share the activations.") @Default("16") @Range(min = 1, max = 4096)
                int filters,
        @Doc("Tiles, each with filters of its own.") @Default("16") @Range(min = 1, max = 4096) int tiles,
        @Doc("Format the multipliers take weights in; the profile's widest if absent.") Optional<NumberFormat> weights,
        @Doc("Format the multipliers take activations in; the profile's widest if absent.")
                Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements ComputeUnitSpec {
    private static final int MOST = 4096;

    public InnerProductSpec {
        if (lanes < 1 || filters < 1 || tiles < 1) {
            throw new IllegalArgumentException("an inner-product array has at least one lane, filter and tile");
        }
    }

    /** Keeps the lanes and changes filters and tiles; below one filter it narrows the lanes. */
    @Override
    public InnerProductSpec resized(double factor) {
        double multipliers = factor * lanes * filters * tiles;
        if (multipliers < lanes) {
            return with((int) Math.max(1, multipliers), 1, 1);
        }
        long all = (long) (multipliers / lanes);
        int bestFilters = 1;
        int bestTiles = 0;
        for (int f = Math.max(1, filters / 2); f <= Math.min(MOST, 2 * filters); f++) {
            int t = (int) Math.min(MOST, all / f);
            long gain = (long) f * t - (long) bestFilters * bestTiles;
            if (gain > 0 || gain == 0 && Math.abs(f - filters) < Math.abs(bestFilters - filters)) {
                bestFilters = f;
                bestTiles = t;
            }
        }
        return bestTiles == 0 ? with(lanes, (int) all, 1) : with(lanes, bestFilters, bestTiles);
    }

    private InnerProductSpec with(int newLanes, int newFilters, int newTiles) {
        return new InnerProductSpec(newLanes, newFilters, newTiles, weights, activations, accumulator);
    }
}
