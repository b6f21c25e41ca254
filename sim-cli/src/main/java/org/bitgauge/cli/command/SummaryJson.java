package org.bitgauge.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;

/** The rows of {@code summary.csv} as trees for JSON. */
final class SummaryJson {
    private SummaryJson() {}

    static List<Map<String, Object>> of(ResultSet results) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("experiment", results.experiment());
            row.put("design", run.design());
            row.put("network", run.network());
            row.put("profile", run.profile());
            row.put("cycles", run.cycles());
            row.put("time_s", run.timeS());
            row.put("frequency_hz", run.frequencyHz());
            row.put("energy_j", run.energyJ());
            row.put("energy_per_inference_j", run.energyJ() / run.inferences());
            row.put("area_mm2", run.areaMm2());
            row.put("power_w", run.powerW());
            row.put("macs", run.macs());
            row.put("utilisation", run.utilisation());
            row.put("dram_bits", run.dramBits());
            row.put("speedup", compared.speedup());
            row.put("energy_gain", compared.energyGain());
            row.put("mac_speedup", compared.macSpeedup());
            row.put("mac_energy_gain", compared.macEnergyGain());
            row.put("normalise", compared.normalise());
            row.put("sizing", compared.sizing());
            rows.add(row);
        }
        return rows;
    }
}
