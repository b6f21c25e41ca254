package org.bitgauge.lab.evaluate;

import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.lab.design.Design;

/** What is done to the schedule of a layer between mapping and timing, as a what-if does. */
@FunctionalInterface
public interface ScheduleChange {
    /** Leaves schedules as they are mapped. */
    ScheduleChange NONE = (design, mapped) -> mapped;

    /** The schedule to be timed; same tiles, same order. */
    Schedule apply(Design design, Schedule mapped);
}
