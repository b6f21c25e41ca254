package org.bitgauge.lab.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.cost.memory.SramSpec;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;

class MemorySpeedTest {
    private static final String LARGE = "{name: large, holds: [weights, activations, partial-sums, outputs],"
            + " capacity: 1 MiB, width: 128, banks: 4%s}";

    private static Design design(String format, String clock, String bandwidth) {
        String yaml = "{name: d, technology: {node: nangate45, style: fast, sram-profile: lop350}, clock: " + clock
                + ", array: {type: systolic, rows: 8, columns: 8}, memories: [" + String.format(LARGE, bandwidth)
                + "], dram: ddr4-3200}";
        DatapathFormats formats = new DatapathFormats(
                NumberFormats.parse(format), NumberFormats.parse(format), NumberFormats.parse("int32"));
        return Experiments.BUILDER.build(Experiments.spec(yaml), formats, OptionalDouble.empty());
    }

    @Test
    void aMemoryKeepsPaceWithAClockBelowItsCycleTime() {
        MemoryLevel level = design("int8", "100 MHz", "").level("large");
        assertThat(level.readBitsPerCycle()).isEqualTo(4 * 128);
        assertThat(level.writeBitsPerCycle()).isEqualTo(4 * 128);
    }

    @Test
    void aMemorySlowerThanTheClockDeliversItsRowsPerSecondAndSaysSo() {
        double cycleNs = SramCosts.standard()
                .cost(new SramSpec(1 << 20, 128, 4, SramProfile.named("lop350"), 45))
                .cycleNs();
        Design design = design("int4", "critical-path", "");
        assertThat(1e9 / design.clockHz()).isLessThan(cycleNs);
        double bitsPerSecond = design.level("large").readBitsPerCycle() * design.clockHz();
        assertThat(bitsPerSecond)
                .isLessThanOrEqualTo(4 * 128 / (cycleNs * 1e-9))
                .isGreaterThan(4 * 128 / (cycleNs * 1e-9) - design.clockHz());
        assertThat(design.notes()).anyMatch(note -> note.startsWith("large: the clock outruns its banks"));
    }

    @Test
    void aBandwidthThatIsGivenStands() {
        Design design = design("int4", "critical-path", ", bandwidth: 512 bit/cycle");
        assertThat(design.level("large").readBitsPerCycle()).isEqualTo(512);
        assertThat(design.notes()).noneMatch(note -> note.contains("outruns"));
    }
}
