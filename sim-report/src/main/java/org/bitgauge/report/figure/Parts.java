package org.bitgauge.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.report.chart.Series;

/** Collects amounts by category and part, and keeps the largest parts apart while the rest becomes "other". */
final class Parts {
    private final List<String> categories;
    private final Map<String, double[]> amounts = new LinkedHashMap<>();

    Parts(List<String> categories) {
        this.categories = List.copyOf(categories);
    }

    void add(String part, int category, double amount) {
        amounts.computeIfAbsent(part, p -> new double[categories.size()])[category] += amount;
    }

    /**
     * The parts as series, largest first, at most {@code most} of them and none under half a percent of the whole on its
     * own; scaled by {@code scale}.
     */
    List<Series> series(int most, double scale) {
        Map<String, Double> totals = new LinkedHashMap<>();
        amounts.forEach((part, values) -> totals.put(part, sum(values)));
        double whole = totals.values().stream().mapToDouble(v -> v).sum();
        List<String> order = new ArrayList<>(totals.keySet());
        order.sort(Comparator.comparingDouble((String p) -> -totals.getOrDefault(p, 0.0))
                .thenComparing(p -> p));
        List<String> kept = order.stream()
                .filter(p -> totals.getOrDefault(p, 0.0) >= 0.005 * whole)
                .toList();
        boolean all = kept.size() == order.size() && kept.size() <= most;
        kept = kept.subList(0, Math.min(kept.size(), all ? most : most - 1));
        List<Series> series = new ArrayList<>();
        double[] rest = new double[categories.size()];
        for (String part : order) {
            double[] values = amounts.getOrDefault(part, rest);
            if (kept.contains(part)) {
                series.add(Series.of(part, scaled(values, scale)));
            } else {
                for (int c = 0; c < rest.length; c++) {
                    rest[c] += values[c];
                }
            }
        }
        if (sum(rest) > 0) {
            series.add(Series.of("other", scaled(rest, scale)));
        }
        return series;
    }

    /** The largest total of a category. */
    double tallest() {
        double tallest = 0;
        for (int c = 0; c < categories.size(); c++) {
            int at = c;
            tallest = Math.max(
                    tallest, amounts.values().stream().mapToDouble(v -> v[at]).sum());
        }
        return tallest;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static List<Double> scaled(double[] values, double scale) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value * scale);
        }
        return list;
    }
}
