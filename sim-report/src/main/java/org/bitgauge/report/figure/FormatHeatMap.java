package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.HeatMapSpec;

/** Gains over exponent and mantissa bits of the weights' format: of the whole system, and of the MAC alone. */
@AutoService(Figure.class)
public final class FormatHeatMap implements Figure {
    private static final int FEWEST_CELLS = 6;
    private static final Pattern FLOAT = Pattern.compile("e(\\d+)m(\\d+).*");
    private static final Map<String, String> NAMED =
            Map.of("fp32", "e8m23", "fp16", "e5m10", "bf16", "e8m7", "tf32", "e8m10");

    @Override
    public String name() {
        return "formats";
    }

    @Override
    public String doc() {
        return "Gains over exponent and mantissa bits of the weights' format: of the whole system, and of the MAC alone.";
    }

    @Override
    public int rank() {
        return 15;
    }

    @Override
    public boolean applicable(ResultSet results) {
        Map<List<Integer>, String> cells = cells(Variants.of(results));
        long exponents = cells.keySet().stream().map(c -> c.get(0)).distinct().count();
        long mantissas = cells.keySet().stream().map(c -> c.get(1)).distinct().count();
        return cells.size() >= FEWEST_CELLS
                && exponents >= 2
                && mantissas >= 2
                && 2 * cells.size() >= exponents * mantissas;
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        List<ChartSpec> charts = new ArrayList<>();
        charts.add(chart(variants, "formats-speedup", "Speedup", ComparedRun::speedup));
        charts.add(chart(variants, "formats-mac-speedup", "MAC-level speedup", ComparedRun::macSpeedup));
        if (detail == Detail.EVERYTHING) {
            charts.add(chart(variants, "formats-energy-gain", "Energy gain", ComparedRun::energyGain));
            charts.add(chart(variants, "formats-mac-energy-gain", "MAC-level energy gain", ComparedRun::macEnergyGain));
        }
        return charts;
    }

    private static ChartSpec chart(Variants variants, String name, String what, ToDoubleFunction<ComparedRun> gain) {
        Map<List<Integer>, String> cells = cells(variants);
        TreeSet<Integer> exponents = new TreeSet<>();
        TreeSet<Integer> mantissas = new TreeSet<>();
        cells.keySet().forEach(c -> {
            exponents.add(c.get(0));
            mantissas.add(c.get(1));
        });
        List<List<Double>> rows = new ArrayList<>();
        for (int e : exponents) {
            List<Double> row = new ArrayList<>();
            for (int m : mantissas) {
                String variant = cells.get(List.of(e, m));
                row.add(variant == null ? Double.NaN : variants.geometricMean(variant, gain));
            }
            rows.add(row);
        }
        String over = " over " + variants.baselineProfile();
        String mean = variants.networks().size() > 1 ? ", geometric mean of the networks" : "";
        Frame frame = new Frame(
                name,
                what + " over exponent and mantissa bits",
                what + over + " of custom floating-point formats" + mean + ". " + variants.ruleSentence()
                        + " Hatched cells were not run.",
                "Mantissa bits",
                "Exponent bits",
                mantissas.size() > 12 ? Width.TWO_COLUMNS : Width.ONE_COLUMN);
        return new HeatMapSpec(
                frame,
                mantissas.stream().map(m -> Integer.toString(m)).toList(),
                exponents.stream().map(e -> Integer.toString(e)).toList(),
                rows,
                what + " (\u00d7)");
    }

    /** The variant that runs in each pair of exponent and mantissa bits; the first, where there are several. */
    private static Map<List<Integer>, String> cells(Variants variants) {
        Map<List<Integer>, String> cells = new LinkedHashMap<>();
        for (String variant : variants.all()) {
            format(variants.first(variant)).ifPresent(f -> {
                Matcher parts = FLOAT.matcher(NAMED.getOrDefault(f, f));
                if (parts.matches()) {
                    cells.putIfAbsent(
                            List.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))), variant);
                }
            });
        }
        return cells;
    }

    /** The one format of all weights, if there is one. */
    private static Optional<String> format(ComparedRun compared) {
        List<String> formats = compared.run().layers().stream()
                .filter(l -> l.macs() > 0 && !l.weightFormat().equals("-"))
                .map(LayerResult::weightFormat)
                .distinct()
                .toList();
        return formats.size() == 1 ? Optional.of(formats.get(0)) : Optional.empty();
    }
}
