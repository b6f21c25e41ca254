package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.explore.PointRow;
import org.bitgauge.workloads.profile.MeasuredAccuracy;
import org.bitgauge.workloads.profile.PrecisionProfile;

/** From the results of a design point to its rows. */
final class PointRows {
    private PointRows() {}

    /**
     * At equal accuracy a row for every precision that reaches a target, with that target as its accuracy; else the runs that
     * are no baseline (or all, where there is nothing else), with the accuracy that their profile carries for their network.
     */
    static ImmutableList<PointRow> of(ExperimentSpec spec, ResultSet results) {
        if (!results.accuracy().isEmpty()) {
            return equalAccuracy(results);
        }
        Map<String, PrecisionProfile> profiles = new HashMap<>();
        spec.allProfiles().forEach(profile -> profiles.put(profile.name(), profile));
        List<ComparedRun> compared = results.runs().stream()
                .filter(run -> !run.run().equals(run.baseline()))
                .toList();
        return (compared.isEmpty() ? results.runs() : compared)
                .stream()
                        .map(run -> PointRow.of(run, run.run().network(), accuracy(run.run(), profiles)))
                        .collect(ImmutableList.toImmutableList());
    }

    private static double accuracy(RunResult run, Map<String, PrecisionProfile> profiles) {
        return Optional.ofNullable(profiles.get(run.profile()))
                .flatMap(PrecisionProfile::measured)
                .filter(measured -> measured.network().equals(run.network()))
                .map(MeasuredAccuracy::accuracy)
                .orElse(Double.NaN);
    }

    private record Key(String network, String profile) {}

    private static ImmutableList<PointRow> equalAccuracy(ResultSet results) {
        Map<Key, ImmutableList.Builder<ComparedRun>> found = new HashMap<>();
        for (ComparedRun run : results.runs()) {
            found.computeIfAbsent(new Key(run.run().network(), run.run().profile()), key -> ImmutableList.builder())
                    .add(run);
        }
        Map<Key, ImmutableList<ComparedRun>> runs = new HashMap<>();
        found.forEach((key, list) -> runs.put(key, list.build()));
        ImmutableList.Builder<PointRow> rows = ImmutableList.builder();
        for (AccuracyRow row : results.accuracy()) {
            if (row.reached()) {
                for (ComparedRun run : runs.getOrDefault(new Key(row.network(), row.profile()), ImmutableList.of())) {
                    rows.add(PointRow.of(run, row.series(), row.target()));
                }
            }
        }
        return rows.build();
    }
}
