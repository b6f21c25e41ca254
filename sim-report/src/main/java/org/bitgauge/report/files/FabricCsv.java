package org.bitgauge.report.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ClaimRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResourceEntry;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.report.chart.DataTable;

/** Tables that only some results have: resources of a device, tensors kept on chip, networks of equal accuracy, claims. */
public final class FabricCsv {
    private static final List<String> RESOURCES =
            List.of("design", "network", "profile", "layer", "resource", "count", "available");
    private static final List<String> RESIDENCY = List.of(
            "design",
            "network",
            "profile",
            "tensor",
            "elements",
            "bits",
            "level",
            "place",
            "until",
            "on_chip_reads",
            "dram_reads",
            "reason");
    private static final List<String> ACCURACY = List.of(
            "series",
            "precision",
            "target",
            "how",
            "best_accuracy",
            "width",
            "width_below",
            "width_above",
            "macs",
            "weight_bits",
            "design",
            "network",
            "profile",
            "inferences_per_s",
            "cycles",
            "energy_per_inference_j",
            "lut",
            "ff",
            "dsp",
            "bram18",
            "uram",
            "device_time_s",
            "on_front");
    private static final List<String> CLAIMS = List.of("claim", "source", "series", "verdict", "evidence");

    private FabricCsv() {}

    /** The tables that these results fill, by file name. */
    public static Map<String, DataTable> tables(ResultSet results) {
        Map<String, DataTable> tables = new TreeMap<>();
        if (results.runs().stream().anyMatch(r -> !r.run().resources().isEmpty())) {
            tables.put("resources.csv", resources(results));
        }
        if (results.runs().stream().anyMatch(r -> !r.run().tensors().isEmpty())) {
            tables.put("residency.csv", residency(results));
        }
        if (!results.accuracy().isEmpty()) {
            tables.put("equal_accuracy.csv", accuracy(results));
        }
        if (!results.claims().isEmpty()) {
            tables.put("claims.csv", claims(results));
        }
        return tables;
    }

    private static DataTable resources(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            for (ResourceEntry entry : run.resources()) {
                rows.add(List.of(
                        run.design(),
                        run.network(),
                        run.profile(),
                        entry.layer(),
                        entry.resource(),
                        DataTable.number(entry.count()),
                        Long.toString(entry.available())));
            }
        }
        return new DataTable(RESOURCES, rows);
    }

    private static DataTable residency(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            for (TensorPlace tensor : run.tensors()) {
                rows.add(List.of(
                        run.design(),
                        run.network(),
                        run.profile(),
                        tensor.tensor(),
                        Long.toString(tensor.elements()),
                        Long.toString(tensor.bits()),
                        tensor.level(),
                        tensor.place().label(),
                        tensor.until(),
                        Long.toString(tensor.onChipReads()),
                        Long.toString(tensor.dramReads()),
                        tensor.reason()));
            }
        }
        return new DataTable(RESIDENCY, rows);
    }

    private static DataTable accuracy(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (AccuracyRow row : results.accuracy()) {
            List<String> start = List.of(
                    row.series(),
                    row.precision(),
                    DataTable.number(row.target()),
                    row.how(),
                    DataTable.number(row.best()),
                    DataTable.number(row.width()),
                    DataTable.number(row.below()),
                    DataTable.number(row.above()),
                    Long.toString(row.macs()),
                    Long.toString(row.weightBits()));
            List<RunResult> runs = EqualAccuracy.runs(results, row);
            if (runs.isEmpty()) {
                List<String> empty = new ArrayList<>(start);
                while (empty.size() < ACCURACY.size()) {
                    empty.add("");
                }
                rows.add(empty);
            }
            for (RunResult run : runs) {
                List<String> full = new ArrayList<>(start);
                full.addAll(List.of(
                        run.design(),
                        run.network(),
                        run.profile(),
                        DataTable.number(run.inferences() / run.timeS()),
                        Long.toString(run.cycles()),
                        DataTable.number(run.energyJ() / run.inferences()),
                        DataTable.number(run.resource("LUT")),
                        DataTable.number(run.resource("FF")),
                        DataTable.number(run.resource("DSP")),
                        DataTable.number(run.resource("BRAM18")),
                        DataTable.number(run.resource("URAM")),
                        DataTable.number(run.deviceTimeS()),
                        Boolean.toString(EqualAccuracy.onFront(results, row, run))));
                rows.add(full);
            }
        }
        return new DataTable(ACCURACY, rows);
    }

    private static DataTable claims(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ClaimRow row : results.claims()) {
            rows.add(List.of(row.claim(), row.source(), row.series(), row.verdict(), row.evidence()));
        }
        return new DataTable(CLAIMS, rows);
    }
}
