package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MappingRequest;

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
 * @param mapping how layers are mapped
 */
public record Design(
        String name,
        DatapathFormats formats,
        Machine machine,
        double clockHz,
        String clockReason,
        DramAsBuilt dram,
        ImmutableList<AreaEntry> area,
        ImmutableList<String> notes,
        MappingSpec mapping) {
    private static final double PJ_PER_MW_S = 1e9;

    public Design {
        requireNonNull(name, "name");
        requireNonNull(machine, "machine");
        requireNonNull(dram, "dram");
        requireNonNull(mapping, "mapping");
        if (!(clockHz > 0)) {
            throw new IllegalArgumentException("the clock of " + name + " must be above 0 Hz");
        }
    }

    /** A design whose layers are mapped as they are by default. */
    public Design(
            String name,
            DatapathFormats formats,
            Machine machine,
            double clockHz,
            String clockReason,
            DramAsBuilt dram,
            ImmutableList<AreaEntry> area,
            ImmutableList<String> notes) {
        this(name, formats, machine, clockHz, clockReason, dram, area, notes, MappingSpec.DEFAULT);
    }

    /** What to ask a mapper for a layer, with the energies of this design. */
    public MappingRequest mappingOf(String layer) {
        double idleMw = dram.backgroundMw();
        for (AreaEntry entry : area) {
            idleMw += entry.leakageMw();
        }
        return mapping.request(
                layer, new EnergyRates(dram.readPjPerBit(), dram.writePjPerBit(), idleMw / clockHz * PJ_PER_MW_S));
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
