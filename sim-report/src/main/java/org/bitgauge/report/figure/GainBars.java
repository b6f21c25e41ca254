package org.bitgauge.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ReferenceValue;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.BarChartSpec;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.Series;

/** Bars of a gain over the baseline: a group for each network, a bar for each variant, the geometric mean at the end. */
abstract class GainBars implements Figure {
    private static final int MOST_VARIANTS = 8;

    private static final int MOST_PUBLISHED = 3;

    private final String name;
    private final String what;
    private final ToDoubleFunction<ComparedRun> gain;

    GainBars(String name, String what, ToDoubleFunction<ComparedRun> gain) {
        this.name = name;
        this.what = what;
        this.gain = gain;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean applicable(ResultSet results) {
        int variants = Variants.of(results).compared().size();
        return variants >= 1 && variants <= MOST_VARIANTS;
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        List<String> groups = new ArrayList<>(variants.networks());
        boolean mean = groups.size() > 1;
        if (mean) {
            groups.add("geomean");
        }
        List<Series> series = new ArrayList<>();
        for (String variant : variants.compared()) {
            List<Double> values = new ArrayList<>();
            for (String network : variants.networks()) {
                values.add(
                        variants.run(variant, network).map(gain::applyAsDouble).orElse(Double.NaN));
            }
            if (mean) {
                values.add(variants.geometricMean(variant, gain));
            }
            series.add(Series.of(variant, values));
        }
        series.addAll(publishedBars(results, variants.networks(), mean));
        int bars = groups.size() * series.size();
        Frame frame = new Frame(
                name,
                what + " over " + variants.baselineProfile(),
                what + " of each network over " + variants.baselineProfile() + ". " + variants.ruleSentence()
                        + published(results),
                "",
                what + " over " + variants.baselineProfile() + " (\u00d7)",
                bars > 24 || groups.size() > 8 ? Width.TWO_COLUMNS : Width.ONE_COLUMN);
        return List.of(new BarChartSpec(frame, groups, series, OptionalDouble.of(1)));
    }

    /** Published numbers as bars beside ours: of a network at that network, of all networks at their mean. */
    private List<Series> publishedBars(ResultSet results, List<String> networks, boolean mean) {
        List<ReferenceValue> references = results.references().stream()
                .filter(r -> r.quantity().equals(name))
                .toList();
        List<Series> series = new ArrayList<>();
        if (references.size() > MOST_PUBLISHED) {
            return series;
        }
        for (ReferenceValue reference : references) {
            boolean ofAll = reference.network().isEmpty();
            List<Double> values = new ArrayList<>();
            for (String network : networks) {
                values.add(reference.network().equals(network) || ofAll && !mean ? reference.value() : Double.NaN);
            }
            if (mean) {
                values.add(ofAll ? reference.value() : Double.NaN);
            }
            series.add(Series.of("published: " + reference.name(), values));
        }
        return series;
    }

    private String published(ResultSet results) {
        String values = results.references().stream()
                .filter(r -> r.quantity().equals(name))
                .map(r -> r.name() + ": " + r.value() + " (" + r.source() + ")")
                .collect(Collectors.joining("; "));
        return values.isEmpty() ? "" : " Published: " + values + ".";
    }
}
