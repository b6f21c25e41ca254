package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.memory.EffectiveBandwidth;
import org.bitgauge.core.memory.dram.BurstDram;
import org.bitgauge.core.memory.dram.DramRun;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;

/** DRAM efficiency, row hits and energy of address patterns, burst by burst and in closed form, against DRAMsim3. */
@AutoService(ValidationFamily.class)
public final class DramFamily implements ValidationFamily {
    private static final double TOLERANCE = 0.05;
    private static final double SHOWN = Double.POSITIVE_INFINITY;
    private static final String RUNS = "dramsim3.csv";
    private static final String CONFIGS = "config_params.csv";
    private static final String SHIPPED_CONFIGS = "dram_config_params.csv";
    private static final String BOUNDS = "bound_check.csv";

    /** Clocks the reference ran for; its HBM2 rows are shorter. */
    private static final long CLOCKS = 200_000;

    private static final long HBM_CLOCKS = 60_000;

    @Override
    public String name() {
        return "dram";
    }

    @Override
    public String description() {
        return "Share of peak bandwidth of address patterns in the burst-level DRAM model against DRAMsim3 (its FR-FCFS"
                + " controller, per-bank queues, open page); row misses, device-core energy per bit and the closed form of the"
                + " same traffic are shown and not judged. Power-down and per-bank refresh are not modelled.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        CsvTable runs = cases.isPresent() ? read(cases.get(), RUNS) : CsvTable.resource(DramFamily.class, RUNS);
        CsvTable configs =
                cases.isPresent() ? read(cases.get(), CONFIGS) : CsvTable.resource(DramFamily.class, SHIPPED_CONFIGS);
        Map<String, BurstDram> drams = new LinkedHashMap<>();
        for (ImmutableMap<String, String> row : configs.rows()) {
            drams.put(configs.text(row, "config"), DramConfig.read(configs, row));
        }
        List<ValidationCase> found = new ArrayList<>();
        List<ExcludedCase> excluded = new ArrayList<>();
        for (ImmutableMap<String, String> row : runs.rows()) {
            String config = runs.text(row, "config");
            String name = config + " " + runs.text(row, "pattern");
            BurstDram dram = drams.get(config);
            Optional<DramPattern> pattern = DramPattern.of(runs.text(row, "pattern"));
            if (dram == null || pattern.isEmpty()) {
                excluded.add(new ExcludedCase(
                        name, dram == null ? "its parameters are not in " + CONFIGS : "a pattern of no known name"));
            } else {
                compare(found, name, dram, pattern.get(), runs, row);
            }
        }
        return new FamilyCases(ImmutableList.copyOf(found), ImmutableList.copyOf(excluded), Double.NaN, notes(cases));
    }

    private static void compare(
            List<ValidationCase> found,
            String name,
            BurstDram dram,
            DramPattern pattern,
            CsvTable runs,
            ImmutableMap<String, String> row) {
        long clocks = name.startsWith("hbm") ? HBM_CLOCKS : CLOCKS;
        DramRun run = dram.run(
                pattern.stream(), pattern.port(dram.type().organisation().channels()), clocks);
        double efficiency = runs.number(row, "efficiency");
        found.add(shown(name, "efficiency", "", efficiency, run.efficiency(), TOLERANCE));
        pattern.traffic()
                .map(traffic -> EffectiveBandwidth.of(dram.type(), dram.map(), traffic))
                .ifPresent(closed ->
                        found.add(shown(name, "efficiency, closed form", "", efficiency, closed.share(), SHOWN)));
        found.add(shown(name, "row misses", "", 1 - runs.number(row, "row_hit_rate"), 1 - run.rowHitRate(), SHOWN));
        if (row.containsKey("energy_pJ_per_bit")) {
            double energy = runs.number(row, "energy_pJ_per_bit");
            found.add(shown(name, "core energy", "pJ/bit", energy, run.corePjPerBit(), SHOWN));
        }
    }

    private static ValidationCase shown(
            String name, String quantity, String unit, double reference, double model, double tolerance) {
        return new ValidationCase(new Comparison(name, quantity, unit, reference, model), tolerance);
    }

    private static ImmutableList<String> notes(Optional<Path> cases) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        notes.add(
                "no parameter of the DRAM or the controller is fitted: limits are those of the configuration and, where"
                        + " it is silent, of the preset (docs/modelling-dram.md)");
        notes.add(
                "how the reference's source asks (its window, where streams start, how mixes turn) was found by matching the"
                        + " counts of its runs (docs/modelling-dram.md)");
        notes.add("the closed form has no notion of interleaved streams");
        if (cases.isPresent() && Files.isRegularFile(cases.get().resolve(BOUNDS))) {
            notes.add(BOUNDS + " holds bounds worked out by hand, which the runs contain; it is not read");
        }
        return notes.build();
    }

    private static CsvTable read(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new ValidationInputException(
                    folder + ": holds no " + file + "; give a folder in the layout of golden/dram");
        }
        return CsvTable.read(path);
    }
}
