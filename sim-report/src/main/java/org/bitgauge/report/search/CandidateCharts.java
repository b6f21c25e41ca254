package org.bitgauge.report.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.result.CandidateSet;
import org.bitgauge.core.result.CandidateSet.Candidate;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.HeatMapSpec;
import org.bitgauge.report.chart.ScatterFrontSpec;

/** What a search measured: accuracy against gain, accuracy against R squared, and accuracy over widths of floats. */
public final class CandidateCharts {
    private static final Pattern FLOAT = Pattern.compile("e(\\d+)m(\\d+)(\\[.*)?");
    private static final Map<String, String> NAMED =
            Map.of("fp32", "e8m23", "fp16", "e5m10", "bf16", "e8m7", "tf32", "e8m10");
    private static final int FEWEST_CELLS = 6;

    private CandidateCharts() {}

    /** Every figure that the measurements fill. */
    public static List<ChartSpec> of(CandidateSet set) {
        List<ChartSpec> charts = new ArrayList<>();
        charts.add(accuracyOverGain(set));
        if (set.candidates().stream().anyMatch(c -> c.r2().isPresent())) {
            charts.add(accuracyOverR2(set));
        }
        Map<List<Integer>, Candidate> cells = cells(set);
        if (cells.size() >= FEWEST_CELLS) {
            charts.add(overWidths(set, cells));
        }
        return charts;
    }

    private static ChartSpec accuracyOverGain(CandidateSet set) {
        List<ScatterFrontSpec.Point> points = new ArrayList<>();
        for (Candidate c : set.candidates()) {
            boolean front = set.candidates().stream()
                    .noneMatch(o -> o.gain() >= c.gain()
                            && o.normalised() >= c.normalised()
                            && (o.gain() > c.gain() || o.normalised() > c.normalised()));
            points.add(new ScatterFrontSpec.Point(c.profile(), group(c), c.gain(), c.normalised(), front));
        }
        return new ScatterFrontSpec(
                frame(set, "accuracy-over-gain", "Accuracy against gain", set.gain(), Frame.Width.ONE_COLUMN),
                points,
                true,
                false);
    }

    private static ChartSpec accuracyOverR2(CandidateSet set) {
        List<ScatterFrontSpec.Point> points = new ArrayList<>();
        for (Candidate c : set.candidates()) {
            c.r2().ifPresent(r2 ->
                    points.add(new ScatterFrontSpec.Point(c.profile(), group(c), r2, c.normalised(), false)));
        }
        return new ScatterFrontSpec(
                frame(
                        set,
                        "accuracy-over-r2",
                        "Accuracy against the correlation of the last layer",
                        "R\u00b2 of the last layer's activations",
                        Frame.Width.ONE_COLUMN),
                points,
                false,
                false);
    }

    private static String group(Candidate candidate) {
        if (candidate.chosen()) {
            return "chosen";
        }
        boolean fixed = candidate.profile().matches("u?(int|fixed).*");
        return asFloat(candidate).matches() ? "float" : fixed ? "fixed point" : "other";
    }

    private static Matcher asFloat(Candidate candidate) {
        return FLOAT.matcher(NAMED.getOrDefault(candidate.profile(), candidate.profile()));
    }

    private static ChartSpec overWidths(CandidateSet set, Map<List<Integer>, Candidate> cells) {
        TreeSet<Integer> exponents = new TreeSet<>();
        TreeSet<Integer> mantissas = new TreeSet<>();
        cells.keySet().forEach(cell -> {
            exponents.add(cell.get(0));
            mantissas.add(cell.get(1));
        });
        List<List<Double>> rows = new ArrayList<>();
        for (int e : exponents) {
            List<Double> row = new ArrayList<>();
            for (int m : mantissas) {
                Candidate cell = cells.get(List.of(e, m));
                row.add(cell == null ? Double.NaN : 100 * cell.normalised());
            }
            rows.add(row);
        }
        Frame frame = frame(
                set,
                "accuracy-over-widths",
                "Accuracy over widths of floats",
                "Mantissa bits",
                Frame.Width.TWO_COLUMNS);
        return new HeatMapSpec(
                new Frame(frame.name(), frame.title(), frame.caption(), frame.xTitle(), "Exponent bits", frame.width()),
                mantissas.stream().map(m -> Integer.toString(m)).toList(),
                exponents.stream().map(e -> Integer.toString(e)).toList(),
                rows,
                "Right over fp32 (%)");
    }

    private static Map<List<Integer>, Candidate> cells(CandidateSet set) {
        Map<List<Integer>, Candidate> cells = new LinkedHashMap<>();
        for (Candidate c : set.candidates()) {
            Matcher parts = asFloat(c);
            if (parts.matches()) {
                cells.put(List.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))), c);
            }
        }
        return cells;
    }

    private static Frame frame(CandidateSet set, String name, String title, String xTitle, Frame.Width width) {
        String caption = String.format(
                Locale.ROOT,
                "%s: %s of %d inputs, over that of fp32; %d profiles measured, target %.1f %%.",
                set.network(),
                set.metric(),
                set.images(),
                set.candidates().size(),
                100 * set.target());
        return new Frame(name, title, caption, xTitle, "Right answers over fp32", width);
    }
}
