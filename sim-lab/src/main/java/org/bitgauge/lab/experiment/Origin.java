package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigWriter;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.result.Provenance;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;

/** Where the results of an experiment come from. */
final class Origin {
    private static final ImmutableList<String> ASSUMPTIONS = ImmutableList.of(
            "Layers run one after another; nothing of the next layer is loaded before the last one has ended.",
            "Every layer reads its input from DRAM and writes its output to it.",
            "Energy of MACs is at the switching activity of real values (half-normal activations, normal weights),"
                    + " glitches included, as synthesised in one cycle.",
            "No wires between units, no clock tree beyond the registers, no control logic.",
            "Peripheral and cell leakage of memories is that of the SRAM profile named in the design.",
            "The array's reads and writes of a memory with one port take turns; fills from and drains to the next"
                    + " level do not compete with them.",
            "Biases are parameters, but neither moved nor added.",
            "DRAM energy is a published figure per bit that stands for idle time too, or, with energy: core, that of"
                    + " the device with its standby power.",
            "DRAM moves data at its effective bandwidth for long transfers; docs/modelling.md lists every assumption.");

    private static final ImmutableList<String> FABRIC_ASSUMPTIONS = ImmutableList.of(
            "In an FPGA all layers of a stream run at once; feature maps stay on chip, images and results go through"
                    + " DRAM.",
            "Lookup tables follow from construction calibrated on open synthesis; placement, routing and clock are not"
                    + " modelled.",
            "Energy in an FPGA is that of standard cells times 14 (Kuon and Rose, 2007), memories as hard blocks,"
                    + " static power in proportion to lookup tables: an order of magnitude; docs/modelling-fpga.md.");

    private Origin() {}

    private static ImmutableList<String> assumptions(ExperimentSpec spec) {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        if (!spec.designs().isEmpty()) {
            all.addAll(ASSUMPTIONS);
        }
        if (!spec.fabrics().isEmpty()) {
            all.addAll(FABRIC_ASSUMPTIONS);
        }
        return all.build();
    }

    static Provenance of(ExperimentTypes types, Bound<ExperimentSpec> bound, DesignBuilder builder) {
        String configuration = new ConfigWriter(types.types()).text(bound.value());
        ImmutableList<String> defaults = bound.defaulted().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .sorted()
                .collect(ImmutableList.toImmutableList());
        return new Provenance(
                version(),
                configuration,
                Hashing.sha256()
                        .hashString(configuration, StandardCharsets.UTF_8)
                        .toString(),
                defaults,
                sources(bound.value()),
                ImmutableList.of(),
                assumptions(bound.value()));
    }

    private static String version() {
        String version = Origin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static ImmutableList<String> sources(ExperimentSpec spec) {
        Set<String> sources = new TreeSet<>();
        for (DesignSpec design : spec.designs()) {
            Technology technology = Technology.parse(design.technology().node());
            sources.add("logic: " + technology.law());
            sources.add("logic area factor of " + technology.name() + ": "
                    + technology.area().source());
            DramType dram = DramTypes.standard().named(design.dram().type());
            sources.add(dram.name() + " timing: " + dram.timingSource());
            sources.add(dram.name() + " energy: "
                    + dram.energy().publishedPjPerBit().source());
            sources.add(
                    "SRAM: CACTI 7.0.3DD sweep, profile " + design.technology().sramProfile());
        }
        return ImmutableList.copyOf(sources);
    }
}
