package org.bitgauge.lab.evaluate;

import org.bitgauge.core.burst.BurstEngine;
import org.bitgauge.core.burst.SequentialAddresses;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.memory.dram.BurstPort;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.lab.design.Design;

/** Times layers with their DRAM transfers served burst by burst; see docs/modelling-time.md. */
public final class BurstTimer implements LayerTimer {
    @Override
    public String name() {
        return BurstEngine.NAME;
    }

    @Override
    public Timing time(Design design, LayerTask task, Schedule schedule) {
        BurstPort port = design.dram()
                .port()
                .orElseThrow(() -> new IllegalArgumentException("of the DRAM of " + design.name()
                        + " rates alone are known, it cannot be served burst by burst; use engine: event"));
        int rowBytes = port.dram().type().organisation().rowBytes();
        return new BurstEngine(port, design.clockHz(), design.machine().memory().dram())
                .run(schedule, SequentialAddresses.of(schedule, rowBytes))
                .timing();
    }
}
