package org.bitgauge.report.winner;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bitgauge.core.result.WinnerMap;
import org.bitgauge.core.result.WinnerMap.Cell;
import org.bitgauge.core.result.WinnerMap.Criterion;
import org.bitgauge.core.result.WinnerMap.Entrant;
import org.bitgauge.core.result.WinnerMap.Outcome;
import org.bitgauge.report.chart.DataTable;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;

/** A comparison of designs over widths as tables. */
public final class WinnerTables {
    private static final int LETTERS = 26;

    private WinnerTables() {}

    /** Each design as built. */
    public static TextTable entrants(WinnerMap map) {
        TextTable table = new TextTable(List.of(
                Column.text("key"),
                Column.text("design"),
                Column.number("area", Column.ALWAYS),
                Column.number("clock", Column.ALWAYS),
                Column.number(wins(map), Column.ALWAYS),
                Column.number("runs", Column.ALWAYS),
                Column.prose("array")));
        for (Entrant entrant : map.entrants()) {
            long runs = map.cells().stream()
                    .filter(cell -> cell.of(entrant.name()).isPresent())
                    .count();
            table.add(List.of(
                    key(map, entrant.name()),
                    entrant.name(),
                    Numbers.plain(entrant.areaMm2(), 3) + " mm²",
                    Numbers.si(entrant.clockHz(), "Hz"),
                    wins(map, entrant.name()),
                    runs + " of " + map.cells().size(),
                    entrant.array()));
        }
        return table;
    }

    private static String wins(WinnerMap map) {
        return "wins: " + map.criteria().stream().map(Criterion::label).collect(Collectors.joining(" / "));
    }

    private static String wins(WinnerMap map, String design) {
        List<String> wins = new ArrayList<>();
        for (Criterion criterion : map.criteria()) {
            long count = map.cells().stream()
                    .filter(cell -> winner(cell, criterion).equals(design))
                    .count();
            wins.add(Long.toString(count));
        }
        return String.join(" / ", wins);
    }

    /** The winner of each pair of widths and how far ahead of the next it is: weights down, activations across. */
    public static TextTable map(WinnerMap map, Criterion criterion) {
        TreeSet<Integer> activations = new TreeSet<>();
        TreeSet<Integer> weights = new TreeSet<>();
        map.cells().forEach(cell -> {
            activations.add(cell.activationBits());
            weights.add(cell.weightBits());
        });
        List<Column> columns = new ArrayList<>(List.of(Column.text("w \\ a")));
        activations.forEach(a -> columns.add(Column.text(a + " b")));
        TextTable table = new TextTable(columns);
        for (int w : weights) {
            List<String> line = new ArrayList<>(List.of(w + " b"));
            for (int a : activations) {
                line.add(map.cells().stream()
                        .filter(cell -> cell.weightBits() == w && cell.activationBits() == a)
                        .findFirst()
                        .map(cell -> text(map, cell, criterion))
                        .orElse("-"));
            }
            table.add(line);
        }
        return table;
    }

    private static String text(WinnerMap map, Cell cell, Criterion criterion) {
        ImmutableList<Outcome> ranking = cell.ranking(criterion);
        if (ranking.isEmpty()) {
            return "-";
        }
        String key = key(map, ranking.get(0).design());
        return ranking.size() == 1
                ? key
                : key + " "
                        + Numbers.times(
                                ranking.get(1).of(criterion) / ranking.get(0).of(criterion));
    }

    /** A letter, or a number beyond the last. */
    private static String key(WinnerMap map, String design) {
        int index = map.entrants().stream().map(Entrant::name).toList().indexOf(design);
        return index < LETTERS ? Character.toString('A' + index) : Integer.toString(index + 1);
    }

    /** Name of the best design of a cell; empty if none can run. */
    static String winner(Cell cell, Criterion criterion) {
        ImmutableList<Outcome> ranking = cell.ranking(criterion);
        return ranking.isEmpty() ? "" : ranking.get(0).design();
    }

    /** Every design at every pair of widths. */
    public static DataTable facts(WinnerMap map) {
        List<String> columns =
                new ArrayList<>(List.of("weight_bits", "activation_bits", "design", "time_s", "energy_j", "normalise"));
        map.criteria().forEach(criterion -> columns.add("wins_" + criterion.label()));
        columns.add("refused");
        List<List<String>> lines = new ArrayList<>();
        for (Cell cell : map.cells()) {
            for (Outcome outcome : cell.outcomes()) {
                boolean runs = outcome.refused().isEmpty();
                List<String> line = new ArrayList<>(List.of(
                        Integer.toString(cell.weightBits()),
                        Integer.toString(cell.activationBits()),
                        outcome.design(),
                        runs ? DataTable.number(outcome.seconds()) : "",
                        runs ? DataTable.number(outcome.energyJ()) : "",
                        map.rule()));
                map.criteria()
                        .forEach(criterion -> line.add(winner(cell, criterion).equals(outcome.design()) ? "1" : "0"));
                line.add(outcome.refused());
                lines.add(line);
            }
        }
        return new DataTable(columns, lines);
    }
}
