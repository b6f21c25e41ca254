package org.bitgauge.lab.fabric;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.quantity.Frequency;
import org.bitgauge.lab.design.DramSpec;
import org.bitgauge.units.fabric.CostModel;
import org.bitgauge.units.fabric.FabricBudget;

/**
 * A design in an FPGA as a user writes it.
 *
 * @param name in tables and figures
 * @param device which FPGA
 * @param style stream or overlay
 * @param clock of all of it
 * @param costs which model of lookup tables
 * @param multipliers where products may be computed
 * @param weights where weights may be
 * @param usable part of the device that may be used
 * @param imagesPerSecond throughput to be reached with as little as possible
 * @param images in one run
 * @param dram memory outside
 */
@Doc("A design in an FPGA: its units are sized for each network and precision within the budget of the device.")
public record FabricSpec(
        @Doc("Name in tables and figures.") String name,
        @Doc("FPGA: xc7z020, zu3eg, zu7ev, ku115 or vu9p.") String device,
        @Doc("A unit for every layer at once, or one array for all.") @Default("streaming") FabricStyle style,
        @Doc("Clock; the usual one of the device where not given. Timing of the routed design is not modelled.")
                @Positive
                Optional<Frequency> clock,
        @Doc("Which cost of lookup tables.") @Default("construction") CostModel costs,
        @Doc("Where products may be computed: lut, dsp.") @Default("[lut, dsp]") List<MultiplierStyle> multipliers,
        @Doc("Where weights may be.") @Default("auto") WeightPlace weights,
        @Doc("Usable part of each resource.") @Default("{}") UsableShares usable,
        @Doc("Images per second to be reached with as little as possible; as many as fit where not given.") @Positive
                Optional<Double> imagesPerSecond,
        @Doc("Images in one run; latency counts once.") @Default("1000") @Positive long images,
        @Doc("Memory outside the chip.") @Default("ddr3-1600") DramSpec dram) {
    public FabricSpec {
        FabricDevice.named(device);
        if (multipliers.isEmpty()) {
            throw new IllegalArgumentException("multipliers must name lut, dsp or both");
        }
    }

    FabricDevice fpga() {
        return FabricDevice.named(device);
    }

    FabricBudget budget() {
        return new FabricBudget(fpga(), usable.map());
    }

    double clockHz() {
        return clock.map(Frequency::hertz).orElseGet(() -> fpga().clockHz());
    }
}
