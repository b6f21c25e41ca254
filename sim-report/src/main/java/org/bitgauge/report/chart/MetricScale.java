package org.bitgauge.report.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How a column of results is shown on an axis: a name for people, its unit with an SI prefix, and the factor that turns the
 * column's numbers into that unit.
 *
 * @param title for example {@code Time (µs)}
 * @param factor what the column is multiplied with
 */
public record MetricScale(String title, double factor) {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("time_s", "Time"),
            Map.entry("energy_j", "Energy"),
            Map.entry("energy_per_inference_j", "Energy per inference"),
            Map.entry("area_mm2", "Area"),
            Map.entry("power_w", "Power"),
            Map.entry("frequency_hz", "Clock"),
            Map.entry("cycles", "Cycles"),
            Map.entry("macs", "MACs"),
            Map.entry("utilisation", "Utilisation"),
            Map.entry("dram_bits", "DRAM traffic"),
            Map.entry("speedup", "Speedup"),
            Map.entry("energy_gain", "Energy gain"),
            Map.entry("inferences_per_s", "Inferences per second"),
            Map.entry("device_time_s", "Device time per inference"),
            Map.entry("accuracy", "Accuracy"));
    private static final Map<String, String> UNITS = Map.of(
            "time_s",
            "s",
            "energy_j",
            "J",
            "energy_per_inference_j",
            "J",
            "power_w",
            "W",
            "frequency_hz",
            "Hz",
            "dram_bits",
            "bit",
            "device_time_s",
            "s");
    private static final String[] PREFIXES = {"f", "p", "n", "\u00b5", "m", "", "k", "M", "G", "T", "P"};
    private static final int UNITY = 5;

    /** The scale that shows the median of these values between 1 and 1000. */
    public static MetricScale of(String metric, double[] values) {
        String name = NAMES.getOrDefault(metric, metric.replace('_', ' '));
        String unit = UNITS.get(metric);
        if (metric.equals("accuracy")) {
            return new MetricScale(name + " (%)", 100);
        }
        if (unit == null) {
            String fixed = metric.equals("area_mm2")
                    ? " (mm\u00b2)"
                    : metric.equals("speedup") || metric.equals("energy_gain") ? " (\u00d7)" : "";
            return new MetricScale(name + fixed, 1);
        }
        double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        double median = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
        int thousands = (int) Math.floor(Math.log10(median) / 3);
        int prefix = Math.max(0, Math.min(PREFIXES.length - 1, thousands + UNITY));
        return new MetricScale(
                String.format(Locale.ROOT, "%s (%s%s)", name, PREFIXES[prefix], unit),
                Math.pow(10, -3.0 * (prefix - UNITY)));
    }
}
