package org.bitgauge.lab.validate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bitgauge.units.systolic.ScaleSimDataflow;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.scalesim.ConfigReader;
import org.bitgauge.workloads.scalesim.ScaleSimConfig;
import org.bitgauge.workloads.scalesim.ScaleSimLayer;
import org.bitgauge.workloads.scalesim.TopologyReader;

/** Runs of SCALE-Sim in a folder: cases.csv, configs, topologies and reports. */
final class ScaleSimRuns {
    private static final String TOTAL = "Total Cycles";

    private final Path folder;

    private ScaleSimRuns(Path folder) {
        this.folder = folder;
    }

    /**
     * What a folder holds.
     *
     * @param layers every layer of every run
     * @param withStalls runs whose totals contain stalls
     */
    record Runs(ImmutableList<ScaleSimCase> layers, ImmutableList<String> withStalls) {}

    static Runs read(Path folder) {
        Path index = folder.resolve("cases.csv");
        if (!Files.isRegularFile(index)) {
            throw new ValidationInputException(folder + ": holds no cases.csv; give a folder in the layout of"
                    + " golden/scalesim with cases.csv, configs, topologies and reports");
        }
        CsvTable table = CsvTable.read(index);
        ImmutableList.Builder<ScaleSimCase> layers = ImmutableList.builder();
        ImmutableList.Builder<String> withStalls = ImmutableList.builder();
        ScaleSimRuns runs = new ScaleSimRuns(folder);
        for (ImmutableMap<String, String> row : table.rows()) {
            String name = table.text(row, "case");
            try {
                if (runs.add(name, table.text(row, "topology"), table.text(row, "format"), layers)) {
                    withStalls.add(name);
                }
            } catch (WorkloadException e) {
                throw new ValidationInputException("case " + name + ": " + e.getMessage());
            }
        }
        return new Runs(layers.build(), withStalls.build());
    }

    /** Adds the layers of a run and tells whether its totals contain stalls. */
    private boolean add(String name, String topology, String format, ImmutableList.Builder<ScaleSimCase> to) {
        if (!format.equals("conv") && !format.equals("gemm")) {
            throw new ValidationInputException(
                    folder.resolve("cases.csv") + ": format '" + format + "' is unknown; write conv or gemm");
        }
        ScaleSimConfig config =
                ConfigReader.read(folder.resolve("configs/" + name + ".cfg")).config();
        List<ScaleSimLayer> layers =
                copies(TopologyReader.read(folder.resolve("topologies/" + topology + ".csv"), format.equals("gemm"))
                        .layers());
        CsvTable compute = CsvTable.read(folder.resolve("reports/" + name + "/COMPUTE_REPORT.csv"));
        CsvTable access = CsvTable.read(folder.resolve("reports/" + name + "/DETAILED_ACCESS_REPORT.csv"));
        requireRows(compute, layers);
        requireRows(access, layers);
        boolean user = config.wordsPerCycle().isPresent();
        ScaleSimDataflow dataflow = ScaleSimDataflow.valueOf(config.dataflow().toUpperCase(Locale.ROOT));
        for (int i = 0; i < layers.size(); i++) {
            ImmutableMap<String, String> times = compute.rows().get(i);
            ImmutableMap<String, String> counts = access.rows().get(i);
            ScaleSimCase.Reported reported = new ScaleSimCase.Reported(
                    user ? OptionalDouble.empty() : OptionalDouble.of(compute.number(times, TOTAL)),
                    user ? OptionalDouble.empty() : OptionalDouble.of(compute.number(times, "Overall Util %")),
                    compute.number(times, "Mapping Efficiency %"),
                    compute.number(times, "Compute Util %"),
                    access.number(counts, "SRAM IFMAP Reads"),
                    access.number(counts, "SRAM Filter Reads"),
                    access.number(counts, "SRAM OFMAP Writes"));
            to.add(new ScaleSimCase(
                    name + " layer " + i, dataflow, config.rows(), config.columns(), layers.get(i), reported));
        }
        return user;
    }

    private static List<ScaleSimLayer> copies(List<ScaleSimLayer> rows) {
        List<ScaleSimLayer> layers = new ArrayList<>();
        for (ScaleSimLayer row : rows) {
            layers.addAll(Collections.nCopies(Math.toIntExact(row.copies()), row));
        }
        return layers;
    }

    private static void requireRows(CsvTable report, List<ScaleSimLayer> layers) {
        if (report.rows().size() != layers.size()) {
            throw new ValidationInputException(
                    report.name() + ": " + report.rows().size() + " layers, the topology has " + layers.size()
                            + "; give the report of this topology");
        }
    }
}
