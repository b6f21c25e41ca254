package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.ScatterFrontSpec;
import org.bitgauge.report.chart.ScatterFrontSpec.Point;

/** Time against energy of all variants, both relative to the baseline, with the Pareto front (lower is better). */
@AutoService(Figure.class)
public final class GainFront implements Figure {
    private static final int FEWEST = 6;

    @Override
    public String name() {
        return "front";
    }

    @Override
    public String doc() {
        return "Time against energy of all variants, both relative to the baseline, with the Pareto front (lower is better).";
    }

    @Override
    public int rank() {
        return 60;
    }

    @Override
    public boolean applicable(ResultSet results) {
        return Variants.of(results).compared().size() >= FEWEST;
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        List<Point> raw = new ArrayList<>();
        for (String variant : variants.compared()) {
            double x = 1 / variants.geometricMean(variant, ComparedRun::speedup);
            double y = 1 / variants.geometricMean(variant, ComparedRun::energyGain);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                raw.add(new Point(variant, variants.first(variant).run().design(), x, y, false));
            }
        }
        List<Point> points = new ArrayList<>();
        for (Point p : raw) {
            boolean front =
                    raw.stream().noneMatch(o -> o.x() <= p.x() && o.y() <= p.y() && (o.x() < p.x() || o.y() < p.y()));
            points.add(new Point(p.label(), group(p, raw), p.x(), p.y(), front));
        }
        if (points.isEmpty()) {
            return List.of();
        }
        String base = variants.baselineProfile();
        Frame frame = new Frame(
                "front",
                "Time and energy relative to " + base,
                "Time and energy of one inference relative to " + base
                        + ", geometric mean of the networks, with the Pareto front. " + variants.ruleSentence(),
                "Time relative to " + base,
                "Energy relative to " + base,
                Width.ONE_COLUMN);
        return List.of(new ScatterFrontSpec(frame, points, false, false));
    }

    /** Designs, as long as there are few enough to tell apart. */
    private static String group(Point point, List<Point> all) {
        return all.stream().map(Point::group).distinct().count() <= 5 ? point.group() : "design";
    }
}
