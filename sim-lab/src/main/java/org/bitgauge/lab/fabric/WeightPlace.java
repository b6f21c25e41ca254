package org.bitgauge.lab.fabric;

import com.google.common.collect.ImmutableSet;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.units.fabric.WeightStore;

/** Where weights may be. */
public enum WeightPlace {
    /** On chip alone. */
    @Doc("In block RAM, distributed RAM and UltraRAM; a network that does not fit is an error.")
    ON_CHIP,
    /** In DRAM alone. */
    @Doc("In DRAM, read again for every vector.")
    STREAMED,
    /** On chip as far as they fit. */
    @Doc("On chip as far as they fit, the rest in DRAM.")
    AUTO;

    ImmutableSet<WeightStore> stores(FabricDevice device) {
        ImmutableSet.Builder<WeightStore> stores = ImmutableSet.builder();
        if (this != STREAMED) {
            stores.add(WeightStore.BLOCK, WeightStore.DISTRIBUTED);
            if (device.count(Resource.URAM) > 0) {
                stores.add(WeightStore.ULTRA);
            }
        }
        return this == ON_CHIP
                ? stores.build()
                : stores.add(WeightStore.STREAMED).build();
    }
}
