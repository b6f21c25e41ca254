package org.bitgauge.lab.timeline;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.schedule.Schedule;

/**
 * A layer as an engine runs it.
 *
 * @param schedule tiles and transfers
 * @param cycles that the schedule takes by itself; where the layer takes fewer in its run, the others are hidden behind an
 *     earlier layer
 */
public record TracedLayer(Schedule schedule, long cycles) {
    public TracedLayer {
        requireNonNull(schedule, "schedule");
    }
}
