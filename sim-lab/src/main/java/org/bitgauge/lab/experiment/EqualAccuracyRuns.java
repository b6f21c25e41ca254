package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ClaimRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.Provenance;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.accuracy.EqualAccuracyPlan;
import org.bitgauge.lab.accuracy.EqualAccuracySpec;
import org.bitgauge.lab.accuracy.SuClaims;

/**
 * Runs a comparison at equal accuracy: the network of every precision and target on every fabric, next to the float32
 * network of the same target, or to itself where float32 does not reach it.
 */
final class EqualAccuracyRuns {
    private final Bound<ExperimentSpec> bound;
    private final EqualAccuracySpec spec;

    EqualAccuracyRuns(Bound<ExperimentSpec> bound, EqualAccuracySpec spec) {
        this.bound = requireNonNull(bound, "bound");
        this.spec = requireNonNull(spec, "spec");
    }

    void check() {
        plan();
    }

    private EqualAccuracyPlan plan() {
        try {
            EqualAccuracyPlan plan = EqualAccuracyPlan.of(spec);
            if (plan.points().stream().noneMatch(point -> point.row().reached())) {
                throw new ConfigException(bound.problem(
                        "equal-accuracy.targets",
                        "no network of the table reaches " + spec.targets(),
                        "the most accurate reaches "
                                + plan.points().stream()
                                        .mapToDouble(point -> point.row().best())
                                        .max()
                                        .orElse(0)));
            }
            return plan;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(bound.problem("equal-accuracy", String.valueOf(e.getMessage()), ""));
        }
    }

    ResultSet run(int threads, Provenance provenance) throws InterruptedException {
        return run(threads, provenance, false);
    }

    /** If wanted, with a DRAM of any bandwidth. */
    ResultSet run(int threads, Provenance provenance, boolean dramIsFree) throws InterruptedException {
        EqualAccuracyPlan plan = plan();
        Map<String, Workload> floats = new LinkedHashMap<>();
        Map<String, Workload> workloads = new LinkedHashMap<>();
        for (EqualAccuracyPlan.Point point : plan.points()) {
            point.network().ifPresent(network -> {
                Workload workload = Workload.of(network, point.profile());
                workloads.putIfAbsent(key(point.row()), workload);
                if (point.precision().isFloat()) {
                    floats.put(target(point.row()), workload);
                }
            });
        }
        ImmutableList<ComparedRun> runs = Tasks.inOrder(tasks(plan, workloads, floats, dramIsFree), threads);
        ImmutableList<AccuracyRow> rows =
                plan.points().stream().map(EqualAccuracyPlan.Point::row).collect(ImmutableList.toImmutableList());
        ImmutableList<ClaimRow> claims = spec.claims().isEmpty()
                ? ImmutableList.of()
                : SuClaims.check(
                        rows, runs.stream().map(ComparedRun::run).distinct().toList());
        Set<FormatRow> formats = new LinkedHashSet<>();
        workloads.values().forEach(workload -> formats.addAll(workload.rows()));
        ExperimentSpec experiment = bound.value();
        return new ResultSet(
                experiment.name(),
                experiment.title(),
                runs,
                ImmutableList.copyOf(formats),
                ImmutableList.of(),
                withSource(provenance, plan.source()),
                rows,
                claims);
    }

    private List<Callable<ComparedRun>> tasks(
            EqualAccuracyPlan plan, Map<String, Workload> workloads, Map<String, Workload> floats, boolean dramIsFree) {
        List<Callable<ComparedRun>> tasks = new ArrayList<>();
        ExperimentSpec experiment = bound.value();
        for (int f = 0; f < experiment.fabrics().size(); f++) {
            FabricTasks fabric = new FabricTasks(
                    experiment.fabrics().get(f), experiment.engine() == EngineChoice.CLOSED_FORM, dramIsFree);
            String path = "fabrics[" + f + "]";
            Set<String> done = new LinkedHashSet<>();
            for (EqualAccuracyPlan.Point point : plan.points()) {
                Workload workload = workloads.get(key(point.row()));
                if (workload == null || !done.add(key(point.row()))) {
                    continue;
                }
                Workload baseline = floats.getOrDefault(target(point.row()), workload);
                tasks.add(() -> ExperimentRunner.located(bound, path, () -> fabric.compare(workload, baseline)));
            }
        }
        return tasks;
    }

    /** A network in a precision; the same network may reach two targets. */
    private static String key(AccuracyRow row) {
        return row.network() + "|" + row.profile();
    }

    private static String target(AccuracyRow row) {
        return row.series() + "|" + row.target();
    }

    private static Provenance withSource(Provenance p, String source) {
        return new Provenance(
                p.version(),
                p.configuration(),
                p.configurationSha256(),
                p.defaults(),
                ImmutableList.<String>builder()
                        .addAll(p.sources())
                        .add("accuracy: " + source)
                        .build(),
                p.seeds(),
                p.assumptions());
    }
}
