package org.bitgauge.lab.design;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.memory.DramAddressMap;

/** How the addresses of a DRAM are laid over channels, bank groups, banks and rows. */
public enum DramAddresses {
    /** Neighbouring bursts in other channels and bank groups. */
    @Doc("Neighbouring bursts go to other channels and bank groups: streams run at full rate.")
    INTERLEAVED(DramAddressMap.INTERLEAVED),
    /** Neighbouring bursts in one row. */
    @Doc("Neighbouring bursts stay in the open row and its bank group: short runs hit the row.")
    ROW_MAJOR(DramAddressMap.ROW_MAJOR),
    /** Rows first, then channels. */
    @Doc("Neighbouring bursts stay in the open row, the next row lies in another channel.")
    ROW_THEN_CHANNEL(DramAddressMap.ROW_THEN_CHANNEL);

    private final DramAddressMap map;

    DramAddresses(DramAddressMap map) {
        this.map = map;
    }

    /** As the burst model takes it. */
    public DramAddressMap map() {
        return map;
    }
}
