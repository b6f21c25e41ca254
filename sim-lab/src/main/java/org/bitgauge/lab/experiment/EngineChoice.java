package org.bitgauge.lab.experiment;

import org.bitgauge.core.config.Doc;

/** What turns schedules into time. */
public enum EngineChoice {
    /** Events, exact by the semantics of schedules. */
    @Doc("Event by event: exact, with every wait and its cause.")
    EVENT,
    /** Closed form, exact where it says so and otherwise a lower bound. */
    @Doc("Closed form: exact where the report says so, otherwise a lower bound.")
    CLOSED_FORM
}
