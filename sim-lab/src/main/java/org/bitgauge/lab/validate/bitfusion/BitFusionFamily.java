package org.bitgauge.lab.validate.bitfusion;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.units.fusion.PeerCounts;
import org.bitgauge.units.fusion.PeerLayer;
import org.bitgauge.units.fusion.PeerMachine;
import org.bitgauge.units.fusion.PeerSearch;
import org.bitgauge.units.fusion.SynthesisedArrays;
import org.bitgauge.workloads.bitfusion.BitFusionLayer;
import org.bitgauge.workloads.bitfusion.BitFusionNetwork;

/** The public BitFusion simulator, layer by layer: its search over tiles and loop orders, done again. */
@AutoService(ValidationFamily.class)
public final class BitFusionFamily implements ValidationFamily {
    private static final String FILE = "layers.csv";
    private static final String ARRAYS = "synthesis_45nm.csv";
    private static final ImmutableList<String> NOTES = ImmutableList.of(
            "layers: nothing is fitted; the same search space and the same rules give the same mapping. AlexNet and"
                    + " RESNET-18 are of doubled width, as in its results; the sizes of its columns 'Size (bits)' are"
                    + " bytes",
            "ratios: area by construction, no coefficient fitted, its structure chosen with the table in view; energy"
                    + " without vectors, its one activity fitted on fixed arrays alone. Units of 16/2 are shown and not"
                    + " judged: those of two and more rows and columns are up to 30 % below the synthesis"
                    + " (docs/modelling-fusion.md)");
    private static final double TOLERANCE = 0.01;

    @Override
    public String name() {
        return "bitfusion";
    }

    @Override
    public String description() {
        return "Layers of the public BitFusion simulator (Sharma et al., ISCA 2018): its mapping search, buffers and"
                + " memory interface done again, every column of its results; its energies only choose among mappings of"
                + " equal time and are not judged. Then area and energy of arrays of fusion units over fixed ones: its 45"
                + " nm synthesis against our construction.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        if (cases.isEmpty()) {
            layers(CsvTable.resource(BitFusionFamily.class, FILE), found);
            SynthesisRatios.compare(SynthesisedArrays.shipped(), found);
        } else {
            Path layers = cases.get().resolve(FILE);
            Path arrays = cases.get().resolve(ARRAYS);
            if (!Files.isRegularFile(layers) && !Files.isRegularFile(arrays)) {
                throw new ValidationInputException(cases.get() + ": there is no " + FILE + " and no " + ARRAYS
                        + "; give a folder that holds one of them");
            }
            if (Files.isRegularFile(layers)) {
                layers(CsvTable.read(layers), found);
            }
            if (Files.isRegularFile(arrays)) {
                SynthesisRatios.compare(SynthesisRatios.read(CsvTable.read(arrays)), found);
            }
        }
        return new FamilyCases(found.build(), ImmutableList.of(), Double.NaN, NOTES);
    }

    private static void layers(CsvTable table, ImmutableList.Builder<ValidationCase> found) {
        Map<PeerMachine, PeerSearch> machines = new HashMap<>();
        Map<PeerMachine, Map<PeerLayer, PeerCounts>> known = new HashMap<>();
        for (ImmutableMap<String, String> row : table.rows()) {
            PeerMachine machine = machine(table, row);
            PeerLayer layer = layer(table, row);
            try {
                PeerSearch search = machines.computeIfAbsent(machine, PeerSearch::new);
                PeerCounts counts =
                        known.computeIfAbsent(machine, m -> new HashMap<>()).computeIfAbsent(layer, search::run);
                compare(table, row, counts, found);
            } catch (IllegalArgumentException e) {
                throw new ValidationInputException(table.name() + ": " + caseName(table, row) + ": " + e.getMessage());
            }
        }
    }

    private static PeerMachine machine(CsvTable table, ImmutableMap<String, String> row) {
        try {
            return new PeerMachine(
                    (int) whole(table, row, "N"),
                    (int) whole(table, row, "M"),
                    (int) whole(table, row, "Max Precision (bits)"),
                    (int) whole(table, row, "Min Precision (bits)"),
                    whole(table, row, "WBUF Size (bits)"),
                    whole(table, row, "IBUF Size (bits)"),
                    whole(table, row, "OBUF Size (bits)"),
                    whole(table, row, "Bandwidth (bits/cycle)"));
        } catch (IllegalArgumentException e) {
            throw new ValidationInputException(table.name() + ": " + e.getMessage());
        }
    }

    private static PeerLayer layer(CsvTable table, ImmutableMap<String, String> row) {
        String text = table.text(row, "Layer");
        int operator = text.lastIndexOf('/');
        String name = operator < 0 ? text : text.substring(0, operator);
        try {
            BitFusionNetwork network = BitFusionNetwork.named(table.text(row, "Network"));
            BitFusionLayer layer = network.layer(name)
                    .orElseThrow(() -> new IllegalArgumentException(network.name() + " has no layer '" + name
                            + "'; layers: "
                            + String.join(
                                    ", ",
                                    network.layers().stream()
                                            .map(BitFusionLayer::name)
                                            .toList())));
            return peer(layer, whole(table, row, "Batch size"));
        } catch (IllegalArgumentException e) {
            throw new ValidationInputException(table.name() + ": " + e.getMessage());
        }
    }

    /** A layer in the terms of the search. */
    static PeerLayer peer(BitFusionLayer layer, long batch) {
        return new PeerLayer(
                layer.kernel(),
                layer.output(),
                layer.stride(),
                layer.channels(),
                layer.filters(),
                batch,
                layer.activationBits(),
                layer.weightBits(),
                layer.unrolled());
    }

    private static long whole(CsvTable table, ImmutableMap<String, String> row, String column) {
        double value = table.number(row, column);
        if (value != Math.rint(value) || !(value >= 1) || value > Integer.MAX_VALUE) {
            throw new ValidationInputException(
                    table.name() + ": column " + column + " holds " + value + ", a whole number from 1 is needed");
        }
        return (long) value;
    }

    private static String caseName(CsvTable table, ImmutableMap<String, String> row) {
        return table.text(row, "Network") + " " + table.text(row, "Layer") + " on " + table.text(row, "N") + "x"
                + table.text(row, "M") + ", " + table.text(row, "Bandwidth (bits/cycle)") + " bit/cycle";
    }

    private static void compare(
            CsvTable table,
            ImmutableMap<String, String> row,
            PeerCounts counts,
            ImmutableList.Builder<ValidationCase> found) {
        String name = caseName(table, row);
        ImmutableMap<String, Long> model = ImmutableMap.<String, Long>builder()
                .put("Cycles", counts.cycles())
                .put("Memory wait cycles", counts.waitCycles())
                .put("DRAM Read", counts.dramReads())
                .put("DRAM Write", counts.dramWrites())
                .put("WBUF Read", counts.weightReads())
                .put("WBUF Write", counts.weightWrites())
                .put("IBUF Read", counts.activationReads())
                .put("IBUF Write", counts.activationWrites())
                .put("OBUF Read", counts.outputReads())
                .put("OBUF Write", counts.outputWrites())
                .buildOrThrow();
        model.forEach((column, value) -> found.add(new ValidationCase(
                new Comparison(
                        name,
                        column.startsWith("Mem") || column.equals("Cycles") ? column.toLowerCase(Locale.ROOT) : column,
                        column.contains("ycles") ? "cycles" : "bits",
                        table.number(row, column),
                        value),
                TOLERANCE)));
    }
}
