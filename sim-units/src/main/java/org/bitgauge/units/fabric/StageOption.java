package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;

/**
 * One way to build a stage.
 *
 * @param folding of its matrix
 * @param multiplier where products are computed
 * @param store where weights are
 * @param cycles of one image
 * @param luts lookup tables
 * @param flipFlops flip-flops
 * @param dsps DSP slices
 * @param brams block RAMs of 18 Kbit
 * @param urams UltraRAMs
 * @param streamedBits bits of weights read from DRAM for one image
 */
public record StageOption(
        Folding folding,
        MultiplierStyle multiplier,
        WeightStore store,
        long cycles,
        double luts,
        double flipFlops,
        double dsps,
        double brams,
        double urams,
        long streamedBits) {
    public StageOption {
        requireNonNull(folding, "folding");
        requireNonNull(multiplier, "multiplier");
        requireNonNull(store, "store");
    }

    /** How much it takes of a resource. */
    public double count(Resource resource) {
        return switch (resource) {
            case LUT -> luts;
            case FF -> flipFlops;
            case DSP -> dsps;
            case BRAM18 -> brams;
            case URAM -> urams;
            case CARRY4 -> 0;
        };
    }
}
