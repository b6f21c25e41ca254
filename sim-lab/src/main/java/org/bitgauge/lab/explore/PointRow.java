package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.Serializable;
import java.util.Arrays;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.RunResult;

/**
 * One run of one point: what a sweep keeps of it.
 *
 * @param design name of the design
 * @param series what it competes in: the network, or the trained networks that are compared at equal accuracy
 * @param network name of the network
 * @param profile name of the profile
 * @param metrics one value for each of {@link #METRICS}; NaN where it is not known or the point failed
 * @param error why it failed; empty when it did not
 */
public record PointRow(
        String design, String series, String network, String profile, ImmutableDoubleArray metrics, String error)
        implements Serializable {
    /** Names of the metrics, as in {@code summary.csv}. */
    public static final ImmutableList<String> METRICS = ImmutableList.of(
            "cycles",
            "time_s",
            "frequency_hz",
            "energy_j",
            "energy_per_inference_j",
            "area_mm2",
            "power_w",
            "macs",
            "utilisation",
            "dram_bits",
            "speedup",
            "energy_gain",
            "inferences_per_s",
            "device_time_s",
            "accuracy");

    private static final ImmutableSet<String> MAXIMISED =
            ImmutableSet.of("speedup", "energy_gain", "utilisation", "inferences_per_s", "accuracy");

    public PointRow {
        requireNonNull(design, "design");
        requireNonNull(series, "series");
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
        requireNonNull(error, "error");
        if (metrics.length() != METRICS.size()) {
            throw new IllegalArgumentException("a row has " + METRICS.size() + " metrics, not " + metrics.length());
        }
    }

    /**
     * Row of a run.
     *
     * @param series what it competes in
     * @param accuracy of the network in the profile, a share; NaN where nobody measured it
     */
    public static PointRow of(ComparedRun compared, String series, double accuracy) {
        RunResult run = compared.run();
        return new PointRow(
                run.design(),
                series,
                run.network(),
                run.profile(),
                ImmutableDoubleArray.of(
                        (double) run.cycles(),
                        run.timeS(),
                        run.frequencyHz(),
                        run.energyJ(),
                        run.energyJ() / run.inferences(),
                        run.areaMm2(),
                        run.powerW(),
                        (double) run.macs(),
                        run.utilisation(),
                        (double) run.dramBits(),
                        compared.speedup(),
                        compared.energyGain(),
                        run.inferences() / run.timeS(),
                        run.deviceTimeS(),
                        accuracy),
                "");
    }

    /** Row of a point that cannot be built or run. */
    public static PointRow failed(String error) {
        double[] none = new double[METRICS.size()];
        Arrays.fill(none, Double.NaN);
        return new PointRow("-", "-", "-", "-", ImmutableDoubleArray.copyOf(none), error);
    }

    /** Value of a metric. */
    public double metric(String name) {
        return metrics.get(METRICS.indexOf(name));
    }

    /** Whether more of a metric is better. */
    public static boolean isMaximised(String metric) {
        return MAXIMISED.contains(metric);
    }

    /** Value of an objective, smaller being better. */
    public double cost(String objective) {
        return isMaximised(objective) ? -metric(objective) : metric(objective);
    }
}
