package org.bitgauge.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bitgauge.lab.search.FoundSpec;
import org.bitgauge.lab.search.FoundSpec.Speedup;
import org.bitgauge.report.chart.BarChartSpec;
import org.bitgauge.report.chart.BarChartSpec.Mark;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.Series;

/** Speedups of formats that searches found, a bar for each network, with their mean and a published one. */
final class FoundChart {
    private FoundChart() {}

    static BarChartSpec of(FoundSpec spec, List<Speedup> speedups) {
        List<Series> series = new ArrayList<>();
        series.add(Series.of(
                "found by the search",
                withRoom(speedups.stream().map(Speedup::search).toList())));
        if (speedups.stream().anyMatch(s -> !Double.isNaN(s.exhaustive()))) {
            series.add(Series.of(
                    "fastest of all that hold",
                    withRoom(speedups.stream().map(Speedup::exhaustive).toList())));
        }
        double mean = speedups.stream().mapToDouble(Speedup::search).average().orElseThrow();
        double logs = speedups.stream()
                .mapToDouble(s -> Math.log(s.search()))
                .average()
                .orElseThrow();
        List<Mark> marks =
                new ArrayList<>(List.of(new Mark(String.format(Locale.ROOT, "here %.3g\u00d7", mean), mean)));
        StringBuilder caption = new StringBuilder(String.format(
                Locale.ROOT,
                "Delay times area of an FP32 MAC over those of the format found for each network, on %s. Arithmetic mean"
                        + " %.3g, geometric %.3g.",
                spec.hardware().name(),
                mean,
                Math.exp(logs)));
        spec.published().ifPresent(published -> {
            marks.add(new Mark(String.format(Locale.ROOT, "paper %.2g\u00d7", published.number()), published.number()));
            caption.append(String.format(
                    Locale.ROOT, " %s: %.3g (%s).", published.name(), published.number(), published.source()));
        });
        Frame frame = new Frame(
                spec.name(),
                "Speedup of the format found for each network",
                caption.toString(),
                "",
                "Speedup of a MAC over FP32 (\u00d7)",
                Width.ONE_COLUMN);
        List<String> groups =
                new ArrayList<>(speedups.stream().map(Speedup::label).toList());
        groups.add("mean");
        return new BarChartSpec(frame, groups, series, OptionalDouble.empty(), marks);
    }

    /** A last group without bars, in which the words of the marks stand. */
    private static List<Double> withRoom(List<Double> values) {
        List<Double> all = new ArrayList<>(values);
        all.add(Double.NaN);
        return all;
    }
}
