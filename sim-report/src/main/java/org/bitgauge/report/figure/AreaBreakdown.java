package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.List;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.StackedBarSpec;

/** Area of every variant by component. */
@AutoService(Figure.class)
public final class AreaBreakdown implements Figure {
    private static final int MOST_PARTS = 8;
    private static final int MOST_BARS = 40;

    @Override
    public String name() {
        return "area";
    }

    @Override
    public String doc() {
        return "Area of every variant by component.";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public boolean applicable(ResultSet results) {
        return Variants.of(results).all().size() <= MOST_BARS
                && results.runs().stream().noneMatch(run -> run.run().area().isEmpty());
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        List<String> bars = variants.all();
        Parts parts = new Parts(bars);
        for (int i = 0; i < bars.size(); i++) {
            for (AreaEntry entry : variants.first(bars.get(i)).run().area()) {
                parts.add(entry.component(), i, entry.areaMm2());
            }
        }
        Frame frame = new Frame(
                "area",
                "Area by component",
                "Area of the designs by component. " + variants.ruleSentence(),
                "",
                "Area (mm\u00b2)",
                bars.size() > 12 ? Width.TWO_COLUMNS : Width.ONE_COLUMN);
        return List.of(new StackedBarSpec(frame, bars, parts.series(MOST_PARTS, 1)));
    }
}
