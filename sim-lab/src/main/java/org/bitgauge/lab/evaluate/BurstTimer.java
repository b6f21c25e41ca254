package org.bitgauge.lab.evaluate;

import org.bitgauge.core.burst.BurstEngine;
import org.bitgauge.core.burst.TransferAddresses;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.ServedDram;
import org.bitgauge.units.map.LayerAddresses;

/** Times layers with their DRAM transfers served burst by burst; see docs/modelling-time.md. */
public final class BurstTimer implements LayerTimer {
    private final LayerTimer rates = LayerTimer.of(new EventEngine());

    @Override
    public LayerTimer chooser() {
        return rates;
    }

    @Override
    public String name() {
        return BurstEngine.NAME;
    }

    @Override
    public Timing time(Design design, LayerTask task, Schedule schedule) {
        ServedDram dram = design.dram()
                .served()
                .orElseThrow(() -> new IllegalArgumentException("of the DRAM of " + design.name()
                        + " rates alone are known, it cannot be served burst by burst; use engine: event"));
        MemorySystem memory = design.machine().memory();
        int rowBytes = dram.port().dram().type().organisation().rowBytes();
        TransferAddresses addresses =
                LayerAddresses.of(task, memory, schedule, dram.layout(), dram.runBytes(), rowBytes);
        return new BurstEngine(dram.port(), design.clockHz(), memory.dram())
                .run(schedule, addresses)
                .timing();
    }
}
