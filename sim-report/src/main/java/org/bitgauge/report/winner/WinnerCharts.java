package org.bitgauge.report.winner;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bitgauge.core.result.WinnerMap;
import org.bitgauge.core.result.WinnerMap.Cell;
import org.bitgauge.core.result.WinnerMap.Criterion;
import org.bitgauge.core.result.WinnerMap.Outcome;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.HeatMapSpec;

/** Winner maps as figures: the winner's name in each cell, coloured by its gain over the reference. */
public final class WinnerCharts {
    private WinnerCharts() {}

    /** One for each criterion under which any design can run. */
    public static List<ChartSpec> of(WinnerMap map) {
        List<ChartSpec> charts = new ArrayList<>();
        for (Criterion criterion : map.criteria()) {
            if (map.cells().stream().anyMatch(cell -> !Double.isNaN(gain(map, Optional.of(cell), criterion)))) {
                charts.add(chart(map, criterion));
            }
        }
        return charts;
    }

    private static ChartSpec chart(WinnerMap map, Criterion criterion) {
        TreeSet<Integer> weights = new TreeSet<>();
        TreeSet<Integer> activations = new TreeSet<>();
        map.cells().forEach(cell -> {
            weights.add(cell.weightBits());
            activations.add(cell.activationBits());
        });
        List<List<Double>> values = new ArrayList<>();
        List<List<String>> labels = new ArrayList<>();
        for (int w : weights) {
            List<Double> row = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int a : activations) {
                Optional<Cell> cell = map.cells().stream()
                        .filter(c -> c.weightBits() == w && c.activationBits() == a)
                        .findFirst();
                row.add(gain(map, cell, criterion));
                names.add(cell.map(c -> WinnerTables.winner(c, criterion)).orElse(""));
            }
            values.add(row);
            labels.add(names);
        }
        Frame frame = new Frame(
                "winners-" + criterion.label(),
                "Best design by " + criterion.label() + " over widths of weights and activations",
                "Design with the least " + criterion.label() + " per inference of " + map.network()
                        + " at each pair of integer widths; colour: its gain over " + map.reference()
                        + ". Normalised by " + map.rule() + ". Hatched cells: no design or no reference runs there.",
                "Activation bits",
                "Weight bits",
                Frame.Width.TWO_COLUMNS);
        return new HeatMapSpec(
                frame,
                activations.stream().map(a -> Integer.toString(a)).toList(),
                weights.stream().map(w -> Integer.toString(w)).toList(),
                values,
                "Gain over " + map.reference() + " (\u00d7)",
                labels);
    }

    private static double gain(WinnerMap map, Optional<Cell> cell, Criterion criterion) {
        ImmutableList<Outcome> ranking = cell.map(c -> c.ranking(criterion)).orElse(ImmutableList.of());
        Optional<Outcome> reference = cell.flatMap(c -> c.of(map.reference()));
        return ranking.isEmpty() || reference.isEmpty()
                ? Double.NaN
                : reference.get().of(criterion) / ranking.get(0).of(criterion);
    }
}
