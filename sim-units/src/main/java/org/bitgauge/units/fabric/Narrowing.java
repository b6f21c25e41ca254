package org.bitgauge.units.fabric;

import org.bitgauge.core.cost.fabric.FabricMemory;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.number.FixedPointFormat;

/**
 * How sums become outputs: to B bits by 2^B - 1 thresholds a channel, compared at once, for at most 4 bits; by one scale of 16
 * bits a channel for wider whole numbers; not at all where outputs are as wide as sums, or floats.
 *
 * @param luts of all processing elements, memories of thresholds included
 * @param dsps of all processing elements
 * @param thresholds comparisons of one output
 */
record Narrowing(double luts, double dsps, int thresholds) {
    static final int MOST_THRESHOLD_BITS = 4;
    private static final int SCALE_BITS = 16;
    private static final double LUTS_PER_CELL = 2.26;

    static Narrowing of(StageFormats formats, long channels, Folding folding, MultiplierStyle style) {
        int sum = formats.accumulator().elementBits();
        boolean same = !(formats.outputs() instanceof FixedPointFormat)
                || formats.outputs().elementBits() >= sum;
        if (same) {
            return new Narrowing(0, 0, 0);
        }
        long depth = channels / folding.pe();
        int bits = formats.outputs().elementBits();
        if (bits <= MOST_THRESHOLD_BITS) {
            int steps = (1 << bits) - 1;
            double compare = steps * Math.ceil(sum / 2.0);
            return new Narrowing(folding.pe() * (compare + FabricMemory.lutRam((long) steps * sum, depth)), 0, steps);
        }
        double memory = FabricMemory.lutRam(SCALE_BITS + (long) sum, depth);
        return style == MultiplierStyle.DSP
                ? new Narrowing(folding.pe() * (memory + sum), folding.pe(), 1)
                : new Narrowing(folding.pe() * (memory + sum + LUTS_PER_CELL * sum * SCALE_BITS), 0, 1);
    }
}
