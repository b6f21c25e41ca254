package org.bitgauge.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.table.TextTable.Column;

/** The effective precision of an experiment: every row, or the distinct combinations of a profile. */
public final class FormatTable {
    private static final String NONE = "-";
    private static final int MOST_NETWORKS = 2;

    private FormatTable() {}

    /** Every layer and tensor with its format and the rule that gave it. */
    public static TextTable full(ResultSet results) {
        TextTable table = new TextTable(List.of(
                Column.text("network"),
                Column.text("profile"),
                Column.text("layer"),
                Column.text("tensor"),
                Column.text("format"),
                Column.number("bits", Column.ALWAYS),
                Column.text("why")));
        for (FormatRow row : results.formats()) {
            table.add(List.of(
                    row.network(),
                    row.profile(),
                    row.layer(),
                    row.tensor(),
                    row.format(),
                    Numbers.plain(row.bits(), 4),
                    row.reason()));
        }
        return table;
    }

    /** One row for each profile and combination of formats, with the layers that compute in it; sums as a range. */
    public static TextTable condensed(ResultSet results) {
        TextTable table = new TextTable(List.of(
                Column.text("profile"),
                Column.text("weights"),
                Column.text("activations"),
                Column.text("partial sums"),
                Column.text("outputs"),
                Column.text("layers")));
        Map<Combination, Uses> uses = uses(results);
        uses.forEach((combination, use) -> table.add(List.of(
                combination.profile(),
                combination.weights(),
                combination.activations(),
                use.sums(),
                combination.outputs(),
                use.layers())));
        return table;
    }

    private record Combination(String profile, String weights, String activations, String outputs) {}

    private record Sum(double bits, String format) {}

    /** Layers by network, and the formats of their sums from narrow to wide. */
    private record Uses(Map<String, Integer> byNetwork, TreeMap<Double, Sum> byBits) {
        /** By network where there are few; a longer list would be cut. */
        String layers() {
            if (byNetwork.size() > MOST_NETWORKS) {
                int all =
                        byNetwork.values().stream().mapToInt(Integer::intValue).sum();
                return all + " of " + byNetwork.size() + " networks";
            }
            List<String> parts = new ArrayList<>();
            byNetwork.forEach((network, count) -> parts.add(count + " of " + network));
            return String.join(", ", parts);
        }

        String sums() {
            if (byBits.isEmpty()) {
                return NONE;
            }
            String first = byBits.firstEntry().getValue().format();
            return byBits.size() == 1
                    ? first
                    : first + " to " + byBits.lastEntry().getValue().format();
        }
    }

    private record LayerKey(String network, String profile, String layer) {}

    private static Map<Combination, Uses> uses(ResultSet results) {
        Map<LayerKey, Map<String, FormatRow>> layers = new LinkedHashMap<>();
        for (FormatRow row : results.formats()) {
            layers.computeIfAbsent(
                            new LayerKey(row.network(), row.profile(), row.layer()), key -> new LinkedHashMap<>())
                    .put(row.tensor(), row);
        }
        Map<Combination, Uses> uses = new LinkedHashMap<>();
        layers.forEach((key, tensors) -> {
            Combination combination = new Combination(
                    key.profile(),
                    format(tensors, TensorRole.WEIGHTS),
                    format(tensors, TensorRole.ACTIVATIONS),
                    format(tensors, TensorRole.OUTPUTS));
            Uses use = uses.computeIfAbsent(combination, c -> new Uses(new LinkedHashMap<>(), new TreeMap<>()));
            use.byNetwork().merge(key.network(), 1, Integer::sum);
            FormatRow sum = tensors.get(TensorRole.PARTIAL_SUMS.label());
            if (sum != null) {
                use.byBits().putIfAbsent(sum.bits(), new Sum(sum.bits(), sum.format()));
            }
        });
        return uses;
    }

    private static String format(Map<String, FormatRow> tensors, TensorRole role) {
        FormatRow row = tensors.get(role.label());
        return row == null ? NONE : row.format();
    }
}
