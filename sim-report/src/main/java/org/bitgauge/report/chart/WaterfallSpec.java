package org.bitgauge.report.chart;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * How changes add up: each part begins where the one before it ended, the last bar is their sum.
 *
 * @param frame words and size
 * @param parts what changed
 * @param changes one for each part, of either sign
 */
public record WaterfallSpec(Frame frame, List<String> parts, List<Double> changes) implements ChartSpec {
    /** Name of the last bar. */
    static final String TOTAL = "total";

    public WaterfallSpec {
        parts = List.copyOf(parts);
        changes = List.copyOf(changes);
        if (parts.contains(TOTAL)) {
            throw new IllegalArgumentException("Chart " + frame.name() + " has a part named like the sum of all");
        }
        Series.check(frame.name(), parts, List.of(Series.of("change", changes)));
    }

    /** Sum of the changes. */
    public double total() {
        return changes.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public DataTable data() {
        ImmutableList.Builder<List<String>> rows = ImmutableList.builder();
        for (int p = 0; p < parts.size(); p++) {
            rows.add(List.of(parts.get(p), DataTable.number(changes.get(p))));
        }
        rows.add(List.of(TOTAL, DataTable.number(total())));
        return new DataTable(List.of("part", "change"), rows.build());
    }
}
