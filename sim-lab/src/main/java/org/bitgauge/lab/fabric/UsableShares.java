package org.bitgauge.lab.fabric;

import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.cost.fabric.Resource;

/**
 * Usable part of each resource of a device, so that placing and routing succeed; the defaults are those that FINN designs for.
 *
 * @param lut of lookup tables
 * @param ff of flip-flops
 * @param dsp of DSP slices
 * @param bram of block RAM
 * @param uram of UltraRAM
 */
@Doc("Usable part of each resource, so that placing and routing succeed.")
public record UsableShares(
        @Doc("Of lookup tables.") @Default("0.7") double lut,
        @Doc("Of flip-flops.") @Default("0.5") double ff,
        @Doc("Of DSP slices.") @Default("0.8") double dsp,
        @Doc("Of block RAM.") @Default("0.8") double bram,
        @Doc("Of UltraRAM.") @Default("0.8") double uram) {
    public UsableShares {
        for (double share : new double[] {lut, ff, dsp, bram, uram}) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a usable share is above 0 and at most 1, was " + share);
            }
        }
    }

    ImmutableMap<Resource, Double> map() {
        return ImmutableMap.of(
                Resource.LUT, lut, Resource.FF, ff, Resource.DSP, dsp, Resource.BRAM18, bram, Resource.URAM, uram);
    }
}
