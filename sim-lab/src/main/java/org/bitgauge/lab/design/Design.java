package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.Machine;

/**
 * A design as built for certain formats.
 *
 * @param name in tables and figures
 * @param formats widest formats that its array was built for
 * @param machine array, vector unit and memories as the mapper sees them
 * @param clockHz clock of all of it
 * @param clockReason what sets the clock, in one line
 * @param dram energy of the outermost memory
 * @param area every component with its area and leakage
 * @param notes what a reader must know
 */
public record Design(
        String name,
        DatapathFormats formats,
        Machine machine,
        double clockHz,
        String clockReason,
        DramAsBuilt dram,
        ImmutableList<AreaEntry> area,
        ImmutableList<String> notes) {
    public Design {
        requireNonNull(name, "name");
        requireNonNull(machine, "machine");
        requireNonNull(dram, "dram");
        if (!(clockHz > 0)) {
            throw new IllegalArgumentException("the clock of " + name + " must be above 0 Hz");
        }
    }

    /** On-chip memory of that name. */
    public MemoryLevel level(String levelName) {
        return machine.memory().levels().stream()
                .filter(level -> level.name().equals(levelName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no memory named " + levelName + " in " + name));
    }

    /** Area of everything in square millimetres. */
    public double areaMm2() {
        double sum = 0;
        for (AreaEntry entry : area) {
            sum += entry.areaMm2();
        }
        return sum;
    }
}
