package org.bitgauge.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Named;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.json.Json;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.ExtraOutputs;
import org.bitgauge.lab.search.SearchTypes;
import org.bitgauge.lab.validate.ValidationFamilies;
import org.bitgauge.report.figure.Figures;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;
import org.bitgauge.workloads.zoo.Zoo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is built in. */
@Command(
        name = "list",
        description = "Lists what is built in: networks, units, formats, dram, technologies, sram-profiles, families,"
                + " outputs, figures, what-ifs, searches.",
        mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    private static final List<String> KINDS = List.of(
            "networks",
            "units",
            "formats",
            "dram",
            "technologies",
            "sram-profiles",
            "families",
            "outputs",
            "figures",
            "what-ifs",
            "searches");
    private static final List<String> FORMATS = List.of(
            "fp32",
            "fp16",
            "bf16",
            "tf32",
            "e6m7",
            "e5m2",
            "e4m3",
            "e3m2",
            "e2m3",
            "e2m1",
            "int8",
            "uint8",
            "int4",
            "fixed(8,4)",
            "ufixed(8,4)",
            "mxint8",
            "mxfp8_e4m3",
            "mxfp6_e2m3",
            "mxfp4_e2m1",
            "nvfp4",
            "bfp(8,16)",
            "pow2(4)",
            "binary",
            "ternary");

    private final Terminal terminal;

    @Parameters(paramLabel = "KIND", arity = "0..*", description = "What to list; everything where not given.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (String kind : kinds.isEmpty() ? KINDS : kinds) {
            if (!KINDS.contains(kind)) {
                throw new InputException("there is no list of '" + kind + "'; " + Nearest.remedy(kind, KINDS, "lists"));
            }
            lists.put(kind, list(kind));
        }
        if (json) {
            terminal.out().print(Json.write(lists));
            return ExitStatus.DONE;
        }
        lists.forEach((kind, entries) -> {
            TextTable table = new TextTable(List.of(Column.text(kind), Column.prose("what it is")));
            entries.forEach((name, what) -> table.add(List.of(name, what)));
            terminal.out().print(table.render(terminal.width(), false));
            terminal.out().println();
        });
        return ExitStatus.DONE;
    }

    private static Map<String, String> list(String kind) {
        Map<String, String> entries = new LinkedHashMap<>();
        switch (kind) {
            case "networks" -> add(entries, Zoo.registry());
            case "units" -> add(entries, ExperimentTypes.load().units());
            case "formats" -> formats(entries);
            case "dram" -> DramTypes.standard().byName().forEach((name, type) -> entries.put(name, dram(type)));
            case "technologies" -> technologies(entries);
            case "outputs" -> add(entries, ExtraOutputs.registry());
            case "searches" -> add(entries, SearchTypes.load().searches());
            case "sram-profiles" -> {
                for (SramProfile profile : SramProfile.values()) {
                    entries.put(profile.id(), profile.description());
                }
            }
            case "what-ifs" -> entries.putAll(WhatIf.descriptions());
            case "families" -> ValidationFamilies.all().forEach(f -> entries.put(f.name(), f.description()));
            default -> Figures.all().forEach(f -> entries.put(f.name(), f.doc()));
        }
        return entries;
    }

    private static void add(Map<String, String> entries, Registry<? extends Named> registry) {
        registry.members().forEach(member -> entries.put(member.typeName(), member.doc()));
    }

    private static void formats(Map<String, String> entries) {
        for (String name : FORMATS) {
            NumberFormat format = NumberFormats.parse(name);
            entries.put(name, Numbers.plain(format.bitsPerElement(), 4) + " bits an element, scales included");
        }
        entries.put("eXmY, intN, uintN, fixed(N,F), bfp(M,B), pow2(N)", "any widths; options as e4m3[bias=4]");
    }

    private static void technologies(Map<String, String> entries) {
        entries.put("nangate45", "Nangate45, the calibrated library (45 nm, 1.1 V)");
        entries.put("sky130, asap7", "measured libraries, relative to Nangate45");
        entries.put("28nm, 28nm@0.8V", "any node by a named scaling law");
    }

    private static String dram(DramType type) {
        int channels = type.organisation().channels();
        return String.format(
                Locale.ROOT,
                "%s of %s bit, %.4g GB/s peak, %.3g pJ/bit",
                channels == 1 ? "1 channel" : channels + " channels",
                type.organisation().channelBits(),
                type.peakBytesPerSecond() / 1e9,
                type.energy().publishedPjPerBit().value());
    }
}
