package org.bitgauge.lab.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.lab.design.DramAsBuilt;
import org.bitgauge.units.fabric.FabricEnergy;
import org.bitgauge.units.fabric.StageFormats;

/** Energy of a layer in a fabric: products, comparisons, on-chip reads, DRAM bits and its share of static power. */
final class FabricAccounts {
    private static final double PJ_PER_MW_S = 1e9;

    private final FabricEnergy energy;
    private final DramAsBuilt dram;
    private final double clockHz;
    private final List<EnergyEntry> entries = new ArrayList<>();

    FabricAccounts(FabricEnergy energy, DramAsBuilt dram, double clockHz) {
        this.energy = requireNonNull(energy, "energy");
        this.dram = requireNonNull(dram, "dram");
        this.clockHz = clockHz;
    }

    FabricAccounts products(StageFormats formats, long macs) {
        if (macs > 0) {
            double pj = energy.mac(formats.weights(), formats.activations(), formats.accumulator())
                    .value();
            entries.add(new EnergyEntry("fabric.products", "-", "mac", macs, 0, macs * pj));
        }
        return this;
    }

    FabricAccounts comparisons(NumberFormat of, long count) {
        if (count > 0) {
            double pj = energy.comparison(of.elementBits()).value();
            entries.add(new EnergyEntry("fabric.comparators", "outputs", "compare", count, 0, count * pj));
        }
        return this;
    }

    FabricAccounts onChip(String component, String tensor, long accesses, long bits) {
        if (bits > 0) {
            entries.add(new EnergyEntry(
                    component,
                    tensor,
                    "read",
                    accesses,
                    bits,
                    bits * energy.memoryBit().value()));
        }
        return this;
    }

    FabricAccounts dram(String tensor, boolean read, long bits) {
        if (bits > 0) {
            double pj = read ? dram.readPjPerBit() : dram.writePjPerBit();
            entries.add(new EnergyEntry(dram.name(), tensor, read ? "read" : "write", bits, bits, bits * pj));
        }
        return this;
    }

    /** A share of what flows whatever is done: static power of the device and standing power of the DRAM. */
    ImmutableList<EnergyEntry> standing(long cycles, double share) {
        double seconds = cycles / clockHz;
        double milliwatts = energy.staticPower().value();
        entries.add(new EnergyEntry(
                "fabric.static", "-", "leakage", cycles, 0, share * milliwatts * seconds * PJ_PER_MW_S));
        if (dram.backgroundMw() > 0) {
            entries.add(new EnergyEntry(
                    dram.name(), "-", "background", cycles, 0, share * dram.backgroundMw() * seconds * PJ_PER_MW_S));
        }
        return ImmutableList.copyOf(entries);
    }
}
