package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
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
 * @param cycleNs shortest time between two accesses of a bank
 * @param warnings what was extrapolated
 */
record BuiltMemory(MemoryCost cost, double cycleNs, ImmutableList<String> warnings) {
    private static final int BITS_PER_BYTE = 8;
    private static final double NS_PER_S = 1e9;

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
                            nodeNm,
                            spec.ports().sram()));
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
                sram.cycleNs(),
                sram.warnings().stream().map(w -> spec.name() + ": " + w).collect(ImmutableList.toImmutableList()));
    }

    /** Rows that a bank delivers in a cycle of the clock: one, or less where the clock outruns the memory. */
    double rowsPerCycle(double clockHz) {
        return Math.min(1, NS_PER_S / (cycleNs * clockHz));
    }

    /** Says that the clock outruns the memory; empty where it does not. */
    Optional<String> outrun(MemorySpec spec, double clockHz) {
        return rowsPerCycle(clockHz) == 1 || spec.bandwidth().isPresent()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: the clock outruns its banks (%.4g ns an access), which serve less than a row a cycle",
                        spec.name(),
                        cycleNs));
    }
}
