package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.Problem;
import org.bitgauge.core.config.Problems;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.ReferenceValue;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.WhatIfResult;
import org.bitgauge.lab.compare.Normalise;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.evaluate.EvaluationException;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.evaluate.ScheduleChange;
import org.bitgauge.lab.fabric.FabricSpec;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.ProfileException;

/** Runs experiments: every network with every profile on every design, in that order, on any number of threads. */
public final class ExperimentRunner {
    private static final WhatIf FREE_DRAM = WhatIf.parse("no-dram-bandwidth");

    private final ExperimentTypes types;
    private final DesignBuilder builder;
    private final Optional<Baselines> shared;

    /** Runs experiments of these types. */
    public ExperimentRunner(ExperimentTypes types) {
        this(types, Optional.empty());
    }

    /** Runs experiments that share their baselines. */
    ExperimentRunner(ExperimentTypes types, Optional<Baselines> shared) {
        this.shared = requireNonNull(shared, "shared");
        this.types = requireNonNull(types, "types");
        this.builder = new DesignBuilder(types.units());
    }

    /**
     * Runs an experiment.
     *
     * @throws ConfigException when networks, profiles and designs do not fit together, at the places to blame
     */
    public ResultSet run(Bound<ExperimentSpec> bound, int threads) throws InterruptedException {
        ExperimentSpec spec = bound.value();
        if (spec.equalAccuracy().isPresent()) {
            return new EqualAccuracyRuns(bound, spec.equalAccuracy().get())
                    .run(threads, Origin.of(types, bound, builder));
        }
        Plan plan = plan(bound, ScheduleChange.NONE);
        ImmutableList<ComparedRun> runs = Tasks.inOrder(plan.tasks(), threads);
        return new ResultSet(
                spec.name(), spec.title(), runs, plan.formats(), references(spec), Origin.of(types, bound, builder));
    }

    /**
     * What each run of an experiment would take on machines without some causes of cycles: same designs, same mappings.
     *
     * @param results of the experiment
     * @return for each run, in the order of the results, one for each what-if
     * @throws ConfigException where the DRAM is served by bursts
     */
    public ImmutableList<WhatIfResult> whatIf(
            Bound<ExperimentSpec> bound, ResultSet results, List<WhatIf> whatIfs, int threads)
            throws InterruptedException {
        if (bound.value().engine() == EngineChoice.BURSTS) {
            throw new ConfigException(bound.problem(
                    "engine",
                    "what-ifs change the rates of channels, which a DRAM served by bursts has not",
                    "use event"));
        }
        List<ImmutableList<ComparedRun>> without = new ArrayList<>();
        for (WhatIf whatIf : whatIfs) {
            boolean dramIsFree = whatIf.equals(FREE_DRAM);
            if (bound.value().equalAccuracy().isPresent()) {
                without.add(new EqualAccuracyRuns(
                                bound, bound.value().equalAccuracy().get())
                        .run(threads, results.provenance(), dramIsFree)
                        .runs());
                continue;
            }
            ScheduleChange change = (design, mapped) -> whatIf.apply(mapped);
            without.add(Tasks.inOrder(plan(bound, change, dramIsFree).tasks(), threads));
        }
        return WhatIfs.compare(results, whatIfs, without);
    }

    /**
     * Designs in FPGAs are stages of a stream, not schedules of tiles: of them only the DRAM can be taken away.
     *
     * @throws ConfigException for a what-if that nobody can answer
     */
    public static void checkWhatIf(Bound<ExperimentSpec> bound, List<WhatIf> whatIfs) {
        for (WhatIf whatIf : whatIfs) {
            if (!bound.value().fabrics().isEmpty() && !whatIf.equals(FREE_DRAM)) {
                throw new ConfigException(bound.problem(
                        "fabrics",
                        "designs in FPGAs cannot do without " + whatIf.name(),
                        "ask for " + FREE_DRAM.name() + ", or leave them out with --set fabrics=[]"));
            }
        }
    }

    /** Every problem that shows without running anything. */
    public void check(Bound<ExperimentSpec> bound) {
        if (bound.value().equalAccuracy().isPresent()) {
            new EqualAccuracyRuns(bound, bound.value().equalAccuracy().get()).check();
            return;
        }
        plan(bound, ScheduleChange.NONE);
    }

    private record Plan(ImmutableList<Callable<ComparedRun>> tasks, ImmutableList<FormatRow> formats) {}

    private Plan plan(Bound<ExperimentSpec> bound, ScheduleChange change) {
        return plan(bound, change, false);
    }

    private Plan plan(Bound<ExperimentSpec> bound, ScheduleChange change, boolean dramIsFree) {
        ExperimentSpec spec = bound.value();
        Problems problems = new Problems();
        List<Network> networks = networks(bound, problems);
        ExtraOutputs.check(bound, problems);
        problems.throwIfAny();
        List<PrecisionProfile> profiles = spec.allProfiles();
        Twins twins = new Twins(bound, problems);
        twins.refuse("network", "networks", networks.size(), networks, Network::name);
        twins.refuse("profile", "profiles", spec.profiles().size(), profiles, PrecisionProfile::name);
        twins.refuse("design", "designs", spec.designs().size(), spec.designs(), DesignSpec::name);
        twins.refuse("design", "fabrics", spec.fabrics().size(), spec.fabrics(), FabricSpec::name);
        problems.throwIfAny();
        Evaluator evaluator = new Evaluator(new TileMapper(), spec.engine().timer(), change);
        ImmutableSet<Normalise> rules = ImmutableSet.copyOf(spec.normalise());
        Comparer comparer = shared.isPresent() && change.equals(ScheduleChange.NONE)
                ? new Comparer(evaluator, builder, rules, shared.get(), spec.engine())
                : new Comparer(evaluator, builder, rules);
        Optional<DesignSpec> common = baselineDesign(bound, problems);
        ImmutableList.Builder<Callable<ComparedRun>> tasks = ImmutableList.builder();
        ImmutableList.Builder<FormatRow> formats = ImmutableList.builder();
        List<Workload> baselines = new ArrayList<>();
        List<List<Workload>> workloads = new ArrayList<>();
        ExperimentValues values = new ExperimentValues(bound, problems);
        for (int n = 0; n < networks.size(); n++) {
            Network network = networks.get(n);
            ValueFinder finder = values.of(spec.networks().get(n), network);
            resolve(bound, network, finder, spec.baseline().profile(), "baseline.profile", problems)
                    .ifPresent(baselines::add);
            List<Workload> ofNetwork = new ArrayList<>();
            for (int p = 0; p < profiles.size(); p++) {
                String path = p < spec.profiles().size() ? "profiles[" + p + "]" : "format-sweeps";
                resolve(bound, network, finder, profiles.get(p), path, problems).ifPresent(ofNetwork::add);
            }
            workloads.add(ofNetwork);
        }
        problems.throwIfAny();
        for (int d = 0; d < spec.designs().size(); d++) {
            DesignSpec design = spec.designs().get(d);
            String path = "designs[" + d + "]";
            for (int n = 0; n < networks.size(); n++) {
                Workload baseline = baselines.get(n);
                for (Workload workload : workloads.get(n)) {
                    tasks.add(() -> located(
                            bound, path, () -> comparer.run(design, workload, common.orElse(design), baseline)));
                }
            }
        }
        for (int f = 0; f < spec.fabrics().size(); f++) {
            FabricTasks fabric =
                    new FabricTasks(spec.fabrics().get(f), spec.engine() == EngineChoice.CLOSED_FORM, dramIsFree);
            String path = "fabrics[" + f + "]";
            for (int n = 0; n < networks.size(); n++) {
                Workload baseline = baselines.get(n);
                for (Workload workload : workloads.get(n)) {
                    tasks.add(() -> located(bound, path, () -> fabric.compare(workload, baseline)));
                }
            }
        }
        workloads.forEach(list -> list.forEach(workload -> formats.addAll(workload.rows())));
        return new Plan(tasks.build(), formats.build());
    }

    private static List<Network> networks(Bound<ExperimentSpec> bound, Problems problems) {
        List<Network> networks = new ArrayList<>();
        for (int n = 0; n < bound.value().networks().size(); n++) {
            try {
                networks.add(bound.value().networks().get(n).build());
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.add(bound.problem("networks[" + n + "]", String.valueOf(e.getMessage()), ""));
            }
        }
        return networks;
    }

    private static Optional<Workload> resolve(
            Bound<ExperimentSpec> bound,
            Network network,
            ValueFinder values,
            PrecisionProfile profile,
            String path,
            Problems problems) {
        try {
            return Optional.of(Workload.of(network, profile, values));
        } catch (ProfileException e) {
            for (ProfileException.Problem problem : e.problems()) {
                String at = problem.path().isEmpty() ? path : path + "." + problem.path();
                problems.add(bound.problem(at, problem.message(), problem.remedy()));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(bound.problem(path, String.valueOf(e.getMessage()), ""));
        }
        return Optional.empty();
    }

    private static Optional<DesignSpec> baselineDesign(Bound<ExperimentSpec> bound, Problems problems) {
        ExperimentSpec spec = bound.value();
        Optional<DesignSpec> named = spec.baseline().design().flatMap(name -> spec.designs().stream()
                .filter(d -> d.name().equals(name))
                .findFirst());
        if (spec.baseline().design().isPresent() && named.isEmpty()) {
            problems.add(bound.problem(
                    "baseline.design",
                    "no design is named '" + spec.baseline().design().get() + "'",
                    "name one of "
                            + String.join(
                                    ", ",
                                    spec.designs().stream()
                                            .map(DesignSpec::name)
                                            .toList())));
        }
        return named;
    }

    static ComparedRun located(Bound<ExperimentSpec> bound, String path, Callable<ComparedRun> task) throws Exception {
        try {
            return task.call();
        } catch (EvaluationException | IllegalArgumentException | ArithmeticException e) {
            String message = String.valueOf(e.getMessage());
            int cut = message.indexOf("; ");
            Problem problem = cut < 0
                    ? bound.problem(path, message, "")
                    : bound.problem(path, message.substring(0, cut), message.substring(cut + 2));
            throw new ConfigException(problem);
        }
    }

    private static ImmutableList<ReferenceValue> references(ExperimentSpec spec) {
        return spec.references().stream().map(ReferenceSpec::value).collect(ImmutableList.toImmutableList());
    }
}
