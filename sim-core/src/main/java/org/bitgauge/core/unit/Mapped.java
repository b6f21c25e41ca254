package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.schedule.Schedule;

/**
 * A layer on a machine: what an engine runs, and the energy of the unit, which does not depend on time.
 *
 * <p>DRAM traffic is in the streams on the DRAM's channel, on-chip accesses in the ports of the schedule; their energy is added
 * by whoever knows the memories' costs.
 *
 * @param schedule tiles and transfers
 * @param unitEnergy energy of the array or the vector unit for all tiles
 * @param explanation why this mapping, in one line
 * @param estimatedCycles what the mapper expected
 * @param notes what a reader of the result must know
 * @param choice what was taken and left, where mappings were compared
 */
public record Mapped(
        Schedule schedule,
        ImmutableList<EnergyEntry> unitEnergy,
        String explanation,
        long estimatedCycles,
        ImmutableList<String> notes,
        Optional<MappingChoice> choice) {
    public Mapped {
        requireNonNull(schedule, "schedule");
        requireNonNull(unitEnergy, "unitEnergy");
        requireNonNull(explanation, "explanation");
        requireNonNull(notes, "notes");
        requireNonNull(choice, "choice");
    }

    /** A mapping that was not compared with others. */
    public Mapped(
            Schedule schedule,
            ImmutableList<EnergyEntry> unitEnergy,
            String explanation,
            long estimatedCycles,
            ImmutableList<String> notes) {
        this(schedule, unitEnergy, explanation, estimatedCycles, notes, Optional.empty());
    }
}
