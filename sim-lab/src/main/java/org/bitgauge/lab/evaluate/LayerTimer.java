package org.bitgauge.lab.evaluate;

import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.lab.design.Design;

/** What turns the schedule of a layer into time; pure. */
public interface LayerTimer {
    /** Name in results. */
    String name();

    /** Runs the schedule of a layer that was mapped onto a design. */
    Timing time(Design design, LayerTask task, Schedule schedule);

    /** What chooses mappings and places of tensors before this timer is asked for the time; itself where it can. */
    default LayerTimer chooser() {
        return this;
    }

    /** Whether it can run schedules of several layers that were joined to one. */
    default boolean runsJoinedLayers() {
        return false;
    }

    /** An engine, which needs to know no more than the schedule. */
    static LayerTimer of(Engine engine) {
        return new LayerTimer() {
            @Override
            public String name() {
                return engine.name();
            }

            @Override
            public Timing time(Design design, LayerTask task, Schedule schedule) {
                return engine.run(schedule);
            }

            @Override
            public boolean runsJoinedLayers() {
                return true;
            }
        };
    }
}
