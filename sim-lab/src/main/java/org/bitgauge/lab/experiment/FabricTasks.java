package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.fabric.FabricRuns;
import org.bitgauge.lab.fabric.FabricSpec;
import org.bitgauge.lab.fabric.FabricWorkload;

/** Runs of one design in an FPGA; the baseline of a network is run once. Safe for many threads. */
final class FabricTasks {
    private final FabricSpec spec;
    private final boolean closedForm;
    private final boolean dramIsFree;
    private final Map<Network, RunResult> baselines = new ConcurrentHashMap<>();

    FabricTasks(FabricSpec spec, boolean closedForm, boolean dramIsFree) {
        this.spec = requireNonNull(spec, "spec");
        this.closedForm = closedForm;
        this.dramIsFree = dramIsFree;
    }

    ComparedRun compare(Workload workload, Workload baseline) {
        RunResult base = baselines.computeIfAbsent(baseline.network(), network -> run(baseline));
        boolean same = workload.network().equals(baseline.network())
                && workload.profile().equals(baseline.profile())
                && workload.precisions().equals(baseline.precisions());
        return FabricRuns.compare(spec, same ? base : run(workload), workload.widest(), base, baseline.widest());
    }

    private RunResult run(Workload workload) {
        return FabricRuns.run(
                spec,
                new FabricWorkload(workload.network(), workload.profile(), workload.precisions()),
                closedForm,
                dramIsFree);
    }
}
