package org.bitgauge.report.diff;

import java.util.ArrayList;
import java.util.List;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.Series;
import org.bitgauge.report.chart.StackedBarSpec;

/** Cycles by cause and energy by component, before beside after: two figures for each pair of runs. */
public final class DiffCharts {
    private static final int MOST_PARTS = 7;

    private DiffCharts() {}

    /** Figures {@code diff-N-cycles} and {@code diff-N-energy} for the Nth pair. */
    public static List<ChartSpec> of(ResultDiff diff) {
        List<ChartSpec> charts = new ArrayList<>();
        for (int p = 0; p < diff.pairs().size(); p++) {
            ResultDiff.Pair pair = diff.pairs().get(p);
            charts.add(chart("diff-" + (p + 1) + "-cycles", pair.title(), pair.cycles(), "Cycles"));
            charts.add(chart("diff-" + (p + 1) + "-energy", pair.title(), pair.energy(), "Energy (J)"));
        }
        return charts;
    }

    /** The parts that changed most, and the sum of the others. */
    private static ChartSpec chart(String name, String title, Waterfall waterfall, String axis) {
        List<Series> parts = new ArrayList<>();
        double before = 0;
        double after = 0;
        for (int s = 0; s < waterfall.steps().size(); s++) {
            Waterfall.Step step = waterfall.steps().get(s);
            if (s < MOST_PARTS) {
                parts.add(Series.of(step.part(), List.of(step.before(), step.after())));
            } else {
                before += step.before();
                after += step.after();
            }
        }
        if (before + after > 0) {
            parts.add(Series.of("all others", List.of(before, after)));
        }
        Frame frame = new Frame(
                name,
                title,
                waterfall.quantity() + " before and after, by part: " + title + ".",
                "",
                axis,
                Width.ONE_COLUMN);
        return new StackedBarSpec(frame, List.of("before", "after"), parts);
    }
}
