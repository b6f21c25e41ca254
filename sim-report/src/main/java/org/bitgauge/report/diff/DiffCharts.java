package org.bitgauge.report.diff;

import java.util.ArrayList;
import java.util.List;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.WaterfallSpec;
import org.bitgauge.report.table.Numbers;

/** How cycles by cause and energy by component add up to the change: two waterfalls for each pair of runs. */
public final class DiffCharts {
    private static final int MOST_PARTS = 7;

    private DiffCharts() {}

    /** Figures {@code diff-N-cycles} and {@code diff-N-energy} for the Nth pair. */
    public static List<ChartSpec> of(ResultDiff diff) {
        List<ChartSpec> charts = new ArrayList<>();
        for (int p = 0; p < diff.pairs().size(); p++) {
            ResultDiff.Pair pair = diff.pairs().get(p);
            charts.add(chart("diff-" + (p + 1) + "-cycles", pair.title(), pair.cycles()));
            charts.add(chart("diff-" + (p + 1) + "-energy", pair.title(), pair.energy()));
        }
        return charts;
    }

    /** The parts that changed most, and the sum of the others, in percent of the total before. */
    private static ChartSpec chart(String name, String title, Waterfall waterfall) {
        List<String> parts = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<Waterfall.Step> large = waterfall.large();
        for (Waterfall.Step step : large.subList(0, Math.min(MOST_PARTS, large.size()))) {
            parts.add(step.part());
            changes.add(percent(step.change(), waterfall));
        }
        double others = percent(waterfall.after() - waterfall.before(), waterfall)
                - changes.stream().mapToDouble(Double::doubleValue).sum();
        if (parts.size() < waterfall.steps().size() || parts.isEmpty()) {
            parts.add("all others");
            changes.add(others);
        }
        String what = waterfall.quantity();
        Frame frame = new Frame(
                name,
                title,
                "Change of " + what + " by part, in percent of the total of the first run ("
                        + total(waterfall.before(), waterfall) + "; " + total(waterfall.after(), waterfall)
                        + " in the second): " + title + ".",
                "",
                "Change of " + what + " (%)",
                Width.ONE_COLUMN);
        return new WaterfallSpec(frame, parts, changes);
    }

    private static double percent(double change, Waterfall waterfall) {
        return waterfall.before() == 0 ? 0 : 100 * change / waterfall.before();
    }

    private static String total(double value, Waterfall waterfall) {
        return waterfall.unit().isEmpty() ? Numbers.count(Math.round(value)) : Numbers.si(value, waterfall.unit());
    }
}
