package org.bitgauge.core.engine;

import org.bitgauge.core.schedule.Schedule;

/** Turns a schedule into time. Engines are pure: the same schedule gives the same timing. */
public interface Engine {
    /** Name in results, for example {@code event} or {@code closed-form}. */
    String name();

    /** Runs the schedule from an empty pipeline to the last store. */
    Timing run(Schedule schedule);

    /** Cycles of {@link #run} alone, for those who compare many schedules. */
    default long cycles(Schedule schedule) {
        return run(schedule).cycles();
    }
}
