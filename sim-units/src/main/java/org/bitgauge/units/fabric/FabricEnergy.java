package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramMetric;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.cost.memory.SramSpec;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/**
 * Energy in an FPGA: that of the same logic in standard cells at the node of the device, times the measured ratio between
 * the two (Kuon and Rose); memories as hard blocks at their own energy; static power in proportion to lookup tables. Every
 * number has a spread of 1 or more: ratios between formats follow the calibrated activity of the logic, absolute values
 * are an order of magnitude.
 */
public final class FabricEnergy {
    private static final Quantity RATIO = new Quantity(
            14,
            "",
            new Source(
                    "Kuon and Rose, IEEE TCAD 26(2), 2007: dynamic power of an FPGA over standard cells, logic only",
                    "90 nm, both media, lookup tables and flip-flops"),
            1);
    private static final Quantity STATIC_MW_PER_LUT = new Quantity(
            219.0 / 218_600,
            "mW/LUT",
            new Source(
                    "a public Vivado power report of an XC7Z045: 0.219 W static, 218600 lookup tables",
                    "typical, 28 C"),
            1.5);
    private static final int BLOCK_BYTES = 2304;
    private static final int BLOCK_WIDTH = 36;

    private final FabricDevice device;
    private final MacCosts costs;

    /** Energies on a device. */
    public FabricEnergy(FabricDevice device) {
        this.device = requireNonNull(device, "device");
        this.costs = new MacCosts(Style.SMALL, Technology.parse(Math.round(device.nodeNm()) + "nm"), Stimulus.REAL);
    }

    /** One multiply-accumulate, in picojoules. */
    public Explanation mac(NumberFormat weights, NumberFormat activations, NumberFormat accumulator) {
        return times(costs.cost(weights, activations, accumulator), "multiply-accumulate");
    }

    /** One comparison of a word this wide, in picojoules. */
    public Explanation comparison(int bits) {
        return times(costs.cost(costs.library().comparator(bits)), "comparison of " + bits + " bits");
    }

    private Explanation times(HardwareCost cell, String what) {
        double pj = cell.energyFj() * 1e-3;
        return Explanation.derived(
                "energy of a " + what + " in " + device.name(),
                pj * RATIO.value(),
                "pJ",
                "standard cells at " + device.nodeNm() + " nm x ratio of an FPGA",
                cell.energy().spread() + RATIO.spread(),
                List.of(cell.energy(), Explanation.leaf("ratio", RATIO)));
    }

    /** A bit read from on-chip memory, in picojoules. */
    public Explanation memoryBit() {
        Explanation row = SramCosts.standard()
                .cost(new SramSpec(BLOCK_BYTES, BLOCK_WIDTH, 1, SramProfile.named("hp350"), device.nodeNm()))
                .explanation(SramMetric.READ_ENERGY);
        return Explanation.derived(
                "energy of a bit of block RAM",
                row.value() / BLOCK_WIDTH,
                "pJ",
                "access of 36 bits of an 18 Kbit SRAM / 36; wires of the fabric not included",
                1,
                List.of(row));
    }

    /** Static power of the whole device in milliwatts. */
    public Explanation staticPower() {
        return Explanation.derived(
                "static power of " + device.name(),
                STATIC_MW_PER_LUT.value() * device.count(Resource.LUT),
                "mW",
                "lookup tables x static power of one",
                STATIC_MW_PER_LUT.spread(),
                List.of(Explanation.leaf("per lookup table", STATIC_MW_PER_LUT)));
    }
}
