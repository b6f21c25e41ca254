package org.bitgauge.lab.design;

import java.util.List;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.unit.ComputeUnitSpec;

/**
 * A design as a user writes it.
 *
 * @param name in tables and figures
 * @param technology in which silicon
 * @param clock how fast
 * @param array the compute unit
 * @param vector the vector unit
 * @param memories on-chip levels, farthest from the array first
 * @param dram memory outside the chip
 * @param mapping how layers are mapped
 */
@Doc("A design: technology, clock, compute array, vector unit, memories and DRAM.")
public record DesignSpec(
        @Doc("Name in tables and figures.") String name,
        @Doc("In which silicon it is built.") @Default("nangate45") TechnologySpec technology,
        @Doc("How fast it is clocked.") @Default("critical-path") ClockSpec clock,
        @Doc("The compute array.") ComputeUnitSpec array,
        @Doc("The vector unit.") @Default("{}") VectorSpec vector,
        @Doc("On-chip memories, farthest from the array first.") List<MemorySpec> memories,
        @Doc("Memory outside the chip.") DramSpec dram,
        @Doc("How layers are mapped.") @Default("{}") MappingSpec mapping) {
    /** The same design with another array. */
    public DesignSpec withArray(ComputeUnitSpec other) {
        return new DesignSpec(name, technology, clock, other, vector, memories, dram, mapping);
    }
}
