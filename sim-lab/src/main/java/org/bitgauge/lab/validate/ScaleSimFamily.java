package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.bitgauge.units.systolic.ScaleSimDataflow;
import org.bitgauge.workloads.scalesim.ScaleSimLayer;

/** Systolic dataflows in the compatible definition against the reports of SCALE-Sim, layer by layer. */
@AutoService(ValidationFamily.class)
public final class ScaleSimFamily implements ValidationFamily {
    private static final String STALLS = "total cycles and overall utilisation contain the stalls of the peer's own"
            + " buffers, which are not modelled; mapping, compute utilisation and SRAM counts are judged";

    @Override
    public String name() {
        return "scalesim";
    }

    @Override
    public String description() {
        return "Total cycles, three utilisations and SRAM counts of every layer against the reports of SCALE-Sim v2.0.2,"
                + " in its own definition; integers exact, ratios within 1e-9. Its stalls and DRAM counts are not"
                + " modelled.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        ScaleSimRuns.Runs runs = cases.map(ScaleSimRuns::read).orElseGet(ScaleSimFamily::shipped);
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        runs.layers().forEach(layer -> layer.compare(found));
        int user = runs.withStalls().size();
        ImmutableList<FamilyCases.ExcludedCase> excluded = user == 0
                ? ImmutableList.of()
                : ImmutableList.of(new FamilyCases.ExcludedCase("totals of " + user + " runs in mode USER", STALLS));
        return new FamilyCases(found.build(), excluded, Double.NaN, notes(runs, cases));
    }

    private static ImmutableList<String> notes(ScaleSimRuns.Runs runs, Optional<Path> cases) {
        String what = cases.isPresent()
                ? ""
                : ", a third of the reference set and the first layer of every run; --cases replays whole folders";
        return ImmutableList.of(
                runs.layers().size() + " layers" + what,
                "the simulator's own definition (true duration, true output writes, partial sums read back) is in"
                        + " docs/modelling-scalesim.md");
    }

    private static ScaleSimRuns.Runs shipped() {
        CsvTable table = CsvTable.resource(ScaleSimFamily.class, "scalesim.csv");
        ImmutableList.Builder<ScaleSimCase> layers = ImmutableList.builder();
        Set<String> withStalls = new LinkedHashSet<>();
        for (ImmutableMap<String, String> row : table.rows()) {
            String run = table.text(row, "case");
            boolean user = table.text(row, "mode").equals("USER");
            if (user) {
                withStalls.add(run);
            }
            layers.add(new ScaleSimCase(
                    run + " layer " + table.text(row, "layer"),
                    ScaleSimDataflow.valueOf(table.text(row, "dataflow").toUpperCase(Locale.ROOT)),
                    whole(table, row, "rows"),
                    whole(table, row, "columns"),
                    layer(table, row, run),
                    new ScaleSimCase.Reported(
                            total(user, table, row, "total_cycles"),
                            total(user, table, row, "overall_util_percent"),
                            table.number(row, "mapping_efficiency_percent"),
                            table.number(row, "compute_util_percent"),
                            table.number(row, "ifmap_reads"),
                            table.number(row, "filter_reads"),
                            table.number(row, "ofmap_writes"))));
        }
        return new ScaleSimRuns.Runs(layers.build(), ImmutableList.copyOf(withStalls));
    }

    private static ScaleSimLayer layer(CsvTable table, ImmutableMap<String, String> row, String name) {
        return ScaleSimLayer.convolution(
                name,
                whole(table, row, "height"),
                whole(table, row, "width"),
                whole(table, row, "filter_height"),
                whole(table, row, "filter_width"),
                whole(table, row, "channels"),
                whole(table, row, "filters"),
                whole(table, row, "stride_height"),
                whole(table, row, "stride_width"));
    }

    private static OptionalDouble total(boolean user, CsvTable table, ImmutableMap<String, String> row, String column) {
        return user ? OptionalDouble.empty() : OptionalDouble.of(table.number(row, column));
    }

    private static long whole(CsvTable table, ImmutableMap<String, String> row, String column) {
        return (long) table.number(row, column);
    }
}
