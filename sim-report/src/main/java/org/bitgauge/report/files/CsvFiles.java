package org.bitgauge.report.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.chart.DataTable;

/**
 * The four tables others script against, in full precision and SI units as the column names say. Tables of layers end with
 * a column {@code profile}, since one design may run several.
 */
public final class CsvFiles {
    private static final List<String> SUMMARY = List.of(
            "design",
            "network",
            "profile",
            "cycles",
            "time_s",
            "frequency_hz",
            "energy_j",
            "energy_per_inference_j",
            "area_mm2",
            "power_w",
            "macs",
            "utilisation",
            "dram_bits",
            "speedup",
            "energy_gain",
            "normalise",
            "mac_speedup",
            "mac_energy_gain");
    private static final List<String> LAYERS = List.of(
            "design",
            "network",
            "layer",
            "op",
            "macs",
            "weight_format",
            "activation_format",
            "weight_bits_mean",
            "activation_bits_mean",
            "cycles",
            "compute_cycles",
            "stall_cycles",
            "utilisation",
            "energy_pj",
            "dram_read_bits",
            "dram_write_bits",
            "ideal_cycles",
            "speedup",
            "energy_gain",
            "profile");
    private static final List<String> ENERGY = List.of(
            "design", "network", "layer", "component", "tensor", "action", "count", "bits", "energy_pj", "profile");
    private static final List<String> STALLS =
            List.of("design", "network", "layer", "resource", "cause", "cycles", "profile");

    private CsvFiles() {}

    /** One row per run. */
    public static DataTable summary(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            rows.add(List.of(
                    run.design(),
                    run.network(),
                    run.profile(),
                    Long.toString(run.cycles()),
                    number(run.timeS()),
                    number(run.frequencyHz()),
                    number(run.energyJ()),
                    number(run.energyJ() / run.inferences()),
                    number(run.areaMm2()),
                    number(run.powerW()),
                    Long.toString(run.macs()),
                    number(run.utilisation()),
                    Long.toString(run.dramBits()),
                    number(compared.speedup()),
                    number(compared.energyGain()),
                    compared.normalise(),
                    number(compared.macSpeedup()),
                    number(compared.macEnergyGain())));
        }
        return new DataTable(SUMMARY, rows);
    }

    /** One row per run and layer, each next to the baseline's layer of the same name. */
    public static DataTable layers(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            RunResult base = compared.baseline();
            Map<String, LayerResult> baseLayers = new HashMap<>();
            base.layers().forEach(layer -> baseLayers.put(layer.layer(), layer));
            for (LayerResult layer : run.layers()) {
                double speedup = Double.NaN;
                double gain = Double.NaN;
                LayerResult other = baseLayers.get(layer.layer());
                if (other != null) {
                    speedup = seconds(base, other) / seconds(run, layer);
                    gain = (other.energyPj() / base.inferences()) / (layer.energyPj() / run.inferences());
                }
                rows.add(layer(run, layer, speedup, gain));
            }
        }
        return new DataTable(LAYERS, rows);
    }

    private static double seconds(RunResult run, LayerResult layer) {
        return layer.cycles() / run.frequencyHz() / run.inferences();
    }

    private static List<String> layer(RunResult run, LayerResult layer, double speedup, double gain) {
        return List.of(
                run.design(),
                run.network(),
                layer.layer(),
                layer.op(),
                Long.toString(layer.macs()),
                layer.weightFormat(),
                layer.activationFormat(),
                number(layer.weightBitsMean()),
                number(layer.activationBitsMean()),
                Long.toString(layer.cycles()),
                Long.toString(layer.busyCycles()),
                Long.toString(layer.stallCycles()),
                number(layer.utilisation()),
                number(layer.energyPj()),
                Long.toString(layer.dramReadBits()),
                Long.toString(layer.dramWriteBits()),
                Long.toString(layer.idealCycles()),
                number(speedup),
                number(gain),
                run.profile());
    }

    /** One row per entry of the energy ledger. */
    public static DataTable energy(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            for (LayerResult layer : run.layers()) {
                for (EnergyEntry entry : layer.ledger().energy()) {
                    rows.add(List.of(
                            run.design(),
                            run.network(),
                            layer.layer(),
                            entry.component(),
                            entry.tensor(),
                            entry.action(),
                            Long.toString(entry.count()),
                            Long.toString(entry.bits()),
                            number(entry.energyPj()),
                            run.profile()));
                }
            }
        }
        return new DataTable(ENERGY, rows);
    }

    /** One row per entry of the time ledger; sums to the layer's cycles for each resource. */
    public static DataTable stalls(ResultSet results) {
        List<List<String>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            for (LayerResult layer : run.layers()) {
                for (CycleEntry entry : layer.ledger().time()) {
                    rows.add(List.of(
                            run.design(),
                            run.network(),
                            layer.layer(),
                            entry.resource(),
                            entry.cause().label(),
                            Long.toString(entry.cycles()),
                            run.profile()));
                }
            }
        }
        return new DataTable(STALLS, rows);
    }

    private static String number(double value) {
        return DataTable.number(value);
    }
}
