package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.bitgauge.core.result.ResourceEntry;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.chart.BarChartSpec;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.Series;

/** Share of an FPGA that every variant takes, by resource, on the first network. */
@AutoService(Figure.class)
public final class ResourceBars implements Figure {
    private static final int MOST_BARS = 12;
    private static final int MOST_VARIANTS = 24;

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public String doc() {
        return "Share of an FPGA that every variant takes, by resource, on the first network.";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public boolean applicable(ResultSet results) {
        return Variants.of(results).all().size() <= MOST_VARIANTS
                && results.runs().stream()
                        .noneMatch(run -> run.run().resources().isEmpty());
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        List<String> names = variants.all();
        Map<String, List<Double>> shares = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            RunResult run = variants.first(names.get(i)).run();
            for (ResourceEntry entry : run.resources()) {
                if (entry.available() > 0) {
                    List<Double> column = shares.computeIfAbsent(entry.resource(), r -> zeros(names.size()));
                    column.set(i, column.get(i) + 100 * entry.count() / entry.available());
                }
            }
        }
        List<Series> series = new ArrayList<>();
        shares.forEach((resource, values) -> series.add(new Series(resource, values, List.of(), List.of())));
        Frame frame = new Frame(
                "resources",
                "Share of the FPGA",
                "Share of each resource of the device that the designs take on their first network.",
                "",
                "Share of the device (%)",
                names.size() > MOST_BARS / 2 ? Width.TWO_COLUMNS : Width.ONE_COLUMN);
        return List.of(new BarChartSpec(frame, names, series, OptionalDouble.empty()));
    }

    private static List<Double> zeros(int size) {
        List<Double> zeros = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            zeros.add(0.0);
        }
        return zeros;
    }
}
