package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.cost.memory.SramCost;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramMetric;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.cost.memory.SramSpec;
import org.bitgauge.core.memory.MemoryCost;

/**
 * An on-chip memory at its cost. An access costs what a bank's row costs in a memory of that many banks; a memory with more
 * banks than one access uses is charged for the banks it touches.
 *
 * @param cost area, energy of one row, leakage
 * @param warnings what was extrapolated
 */
record BuiltMemory(MemoryCost cost, ImmutableList<String> warnings) {
    private static final int BITS_PER_BYTE = 8;

    static BuiltMemory of(MemorySpec spec, String profile, double nodeNm) {
        if (spec.capacity().bits() % BITS_PER_BYTE != 0) {
            throw new IllegalArgumentException(
                    "memory " + spec.name() + " holds " + spec.capacity() + "; choose a whole number of bytes");
        }
        SramCost sram;
        try {
            sram = SramCosts.standard()
                    .cost(new SramSpec(
                            spec.capacity().bits() / BITS_PER_BYTE,
                            spec.width(),
                            spec.banks(),
                            SramProfile.named(profile),
                            nodeNm));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("memory " + spec.name() + ": " + e.getMessage(), e);
        }
        return new BuiltMemory(
                new MemoryCost(
                        sram.areaMm2(),
                        sram.readPj(),
                        sram.writePj(),
                        sram.leakageMw(),
                        sram.accessNs(),
                        sram.explanation(SramMetric.AREA),
                        sram.explanation(SramMetric.READ_ENERGY),
                        sram.explanation(SramMetric.WRITE_ENERGY),
                        sram.explanation(SramMetric.LEAKAGE)),
                sram.warnings().stream().map(w -> spec.name() + ": " + w).collect(ImmutableList.toImmutableList()));
    }
}
