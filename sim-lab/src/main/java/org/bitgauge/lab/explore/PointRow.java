package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.Serializable;
import java.util.Arrays;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.RunResult;

/**
 * One run of one point: what a sweep keeps of it.
 *
 * @param design name of the design
 * @param network name of the network
 * @param profile name of the profile
 * @param metrics one value for each of {@link #METRICS}; NaN where the point failed
 * @param error why it failed; empty when it did not
 */
public record PointRow(String design, String network, String profile, ImmutableDoubleArray metrics, String error)
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
            "energy_gain");

    public PointRow {
        requireNonNull(design, "design");
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
        requireNonNull(error, "error");
        if (metrics.length() != METRICS.size()) {
            throw new IllegalArgumentException("a row has " + METRICS.size() + " metrics, not " + metrics.length());
        }
    }

    /** Row of a run. */
    public static PointRow of(ComparedRun compared) {
        RunResult run = compared.run();
        return new PointRow(
                run.design(),
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
                        compared.energyGain()),
                "");
    }

    /** Row of a point that cannot be built or run. */
    public static PointRow failed(String error) {
        double[] none = new double[METRICS.size()];
        Arrays.fill(none, Double.NaN);
        return new PointRow("-", "-", "-", ImmutableDoubleArray.copyOf(none), error);
    }

    /** Value of a metric. */
    public double metric(String name) {
        return metrics.get(METRICS.indexOf(name));
    }

    /** Value of an objective, smaller being better. */
    public double cost(String objective) {
        boolean maximised =
                objective.equals("speedup") || objective.equals("energy_gain") || objective.equals("utilisation");
        return maximised ? -metric(objective) : metric(objective);
    }
}
