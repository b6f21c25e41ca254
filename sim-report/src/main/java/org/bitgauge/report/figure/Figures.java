package org.bitgauge.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartRenderer;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.figure.Figure.Detail;

/** All kinds of figures that were found. */
public final class Figures {
    private Figures() {}

    /** Every kind, in the order in which a report shows them. */
    public static List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        ServiceLoader.load(Figure.class, Figures.class.getClassLoader()).forEach(figures::add);
        figures.sort(Comparator.comparingInt(Figure::rank).thenComparing(Figure::name));
        return figures;
    }

    /** The charts that fit these results. */
    public static List<ChartSpec> charts(ResultSet results, Detail detail) {
        List<ChartSpec> charts = new ArrayList<>();
        for (Figure figure : all()) {
            if (figure.applicable(results)) {
                charts.addAll(figure.charts(results, detail));
            }
        }
        return charts;
    }

    /**
     * The charts of the kinds named.
     *
     * @throws IllegalArgumentException for a kind that does not exist or that these results cannot show
     */
    public static List<ChartSpec> charts(ResultSet results, List<String> names, Detail detail) {
        List<ChartSpec> charts = new ArrayList<>();
        for (String name : names) {
            Figure figure = all().stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no figure '" + name + "'; there are "
                            + all().stream().map(Figure::name).collect(Collectors.joining(", "))));
            if (!figure.applicable(results)) {
                throw new IllegalArgumentException("The results of " + results.experiment() + " cannot be shown as '"
                        + name + "': too few or too many designs for it");
            }
            charts.addAll(figure.charts(results, detail));
        }
        return charts;
    }

    /** The files of charts, below {@code figures/}. */
    public static Map<String, byte[]> files(List<ChartSpec> charts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (ChartSpec chart : charts) {
            ChartRenderer.files(chart).forEach((name, bytes) -> files.put("figures/" + name, bytes));
        }
        return files;
    }
}
