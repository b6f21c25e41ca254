package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.LineSpec;
import org.bitgauge.report.chart.ScatterFrontSpec;
import org.bitgauge.report.chart.ScatterFrontSpec.Point;
import org.bitgauge.report.files.EqualAccuracy;

/** Networks of equal accuracy: throughput, energy and memory against the accuracy reached, and the Pareto front. */
@AutoService(Figure.class)
public final class AccuracyFront implements Figure {
    @Override
    public String name() {
        return "equal-accuracy";
    }

    @Override
    public String doc() {
        return "Networks of equal accuracy: throughput, energy and memory against the accuracy reached, and the Pareto front.";
    }

    @Override
    public int rank() {
        return 5;
    }

    @Override
    public boolean applicable(ResultSet results) {
        return results.accuracy().stream().anyMatch(AccuracyRow::reached);
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Set<String> series = new LinkedHashSet<>();
        results.accuracy().forEach(row -> series.add(row.series()));
        Set<String> designs = new LinkedHashSet<>();
        results.runs().stream().map(ComparedRun::run).forEach(run -> designs.add(run.design()));
        List<ChartSpec> charts = new ArrayList<>();
        for (String one : series) {
            memory(results, one).ifPresent(charts::add);
            for (String design : designs) {
                front(results, one, design).ifPresent(charts::add);
                lines(results, one, design, "rate", "Images per second", EqualAccuracy::rate)
                        .ifPresent(charts::add);
                lines(
                                results,
                                one,
                                design,
                                "device-time",
                                "Device time of an image (\u00b5s)",
                                run -> run.deviceTimeS() * 1e6)
                        .ifPresent(charts::add);
                lines(
                                results,
                                one,
                                design,
                                "energy",
                                "Energy per image (\u00b5J)",
                                run -> run.energyJ() / run.inferences() * 1e6)
                        .ifPresent(charts::add);
            }
        }
        return charts;
    }

    private static Optional<ChartSpec> lines(
            ResultSet results,
            String series,
            String design,
            String what,
            String title,
            ToDoubleFunction<RunResult> value) {
        List<LineSpec.Line> lines = new ArrayList<>();
        for (String precision : precisions(results, series)) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (AccuracyRow row : rows(results, series, precision)) {
                for (RunResult run : EqualAccuracy.runs(results, row)) {
                    if (run.design().equals(design)) {
                        x.add(100 * row.target());
                        y.add(value.applyAsDouble(run));
                    }
                }
            }
            if (!x.isEmpty()) {
                lines.add(new LineSpec.Line(precision, x, y));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineSpec(frame(series + " " + design, what, title), lines, false, true));
    }

    private static Optional<ChartSpec> memory(ResultSet results, String series) {
        List<LineSpec.Line> lines = new ArrayList<>();
        for (String precision : precisions(results, series)) {
            List<AccuracyRow> reached = rows(results, series, precision);
            if (!reached.isEmpty()) {
                lines.add(new LineSpec.Line(
                        precision,
                        reached.stream().map(r -> 100 * r.target()).toList(),
                        reached.stream().map(r -> r.weightBits() / 8192.0).toList()));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineSpec(frame(series, "memory", "Memory of weights (KiB)"), lines, false, true));
    }

    private static Optional<ChartSpec> front(ResultSet results, String series, String design) {
        List<Point> points = new ArrayList<>();
        for (AccuracyRow row : results.accuracy()) {
            if (!row.series().equals(series)) {
                continue;
            }
            for (RunResult run : EqualAccuracy.runs(results, row)) {
                if (run.design().equals(design)) {
                    points.add(new Point(
                            row.precision(),
                            row.precision(),
                            100 * (1 - row.target()),
                            1e6 * run.deviceTimeS(),
                            EqualAccuracy.onFront(results, row, run)));
                }
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = new Frame(
                Variants.fileName("equal-accuracy", series, design, "front"),
                "Error against device time: " + series + " on " + design,
                "Error that must not be exceeded against device time of an image; each point is the cheapest network"
                        + " of its precision that reaches the accuracy. Device time is time times the largest share of a"
                        + " resource that is used. Lower is better.",
                "Error (%)",
                "Device time of an image (\u00b5s)",
                Width.ONE_COLUMN);
        return Optional.of(new ScatterFrontSpec(frame, points, true, true));
    }

    private static Frame frame(String of, String what, String title) {
        return new Frame(
                Variants.fileName("equal-accuracy", of, what),
                title + " at equal accuracy: " + of,
                title + " of the cheapest network of each precision that reaches an accuracy; widths between trained"
                        + " networks are interpolated, none beyond them.",
                "Accuracy reached (%)",
                title,
                Width.ONE_COLUMN);
    }

    private static List<String> precisions(ResultSet results, String series) {
        return results.accuracy().stream()
                .filter(row -> row.series().equals(series))
                .map(AccuracyRow::precision)
                .distinct()
                .toList();
    }

    private static List<AccuracyRow> rows(ResultSet results, String series, String precision) {
        return results.accuracy().stream()
                .filter(row -> row.series().equals(series) && row.precision().equals(precision) && row.reached())
                .toList();
    }
}
