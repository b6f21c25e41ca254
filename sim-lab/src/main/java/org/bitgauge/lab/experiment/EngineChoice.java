package org.bitgauge.lab.experiment;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.engine.ClosedForm;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.lab.evaluate.BurstTimer;
import org.bitgauge.lab.evaluate.LayerTimer;

/** What turns schedules into time. */
public enum EngineChoice {
    /** Events, exact by the semantics of schedules. */
    @Doc("Event by event: exact, with every wait and its cause.")
    EVENT,
    /** Closed form, exact where it says so and otherwise a lower bound. */
    @Doc("Closed form: exact where the report says so, otherwise a lower bound.")
    CLOSED_FORM,
    /** Events, the DRAM burst by burst. */
    @Doc(
            "Event by event, and each DRAM transfer burst by burst: open rows, refresh, bus turns and banks in their time.")
    BURSTS;

    /** What times layers so. */
    public LayerTimer timer() {
        return switch (this) {
            case EVENT -> LayerTimer.of(new EventEngine());
            case CLOSED_FORM -> LayerTimer.of(new ClosedForm());
            case BURSTS -> new BurstTimer();
        };
    }
}
