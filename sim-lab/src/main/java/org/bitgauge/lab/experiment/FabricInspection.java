package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.fabric.FabricSpec;

/**
 * One run of a design in an FPGA, to be taken apart.
 *
 * @param design as written
 * @param run result
 */
public record FabricInspection(FabricSpec design, RunResult run) {
    public FabricInspection {
        requireNonNull(design, "design");
        requireNonNull(run, "run");
    }

    /**
     * Runs the experiment and takes one combination; empty when the choice means a design in silicon: the first design stands
     * before the first fabric.
     *
     * @throws IllegalArgumentException for a name the experiment does not have; the message lists those it has
     */
    public static Optional<FabricInspection> of(
            ExperimentTypes types, Bound<ExperimentSpec> bound, Inspection.Choice choice) throws InterruptedException {
        ExperimentSpec spec = bound.value();
        boolean silicon = !spec.designs().isEmpty()
                && (choice.design().isEmpty()
                        || spec.fabrics().stream().noneMatch(f -> f.name().equals(choice.design())));
        if (silicon || spec.fabrics().isEmpty()) {
            return Optional.empty();
        }
        FabricSpec fabric = Inspection.pick("design", choice.design(), spec.fabrics(), FabricSpec::name);
        List<RunResult> runs = new ExperimentRunner(types)
                .run(bound, Runtime.getRuntime().availableProcessors()).runs().stream()
                        .map(ComparedRun::run)
                        .filter(run -> run.design().equals(fabric.name()))
                        .distinct()
                        .toList();
        String network = Inspection.pick("network", choice.network(), runs, RunResult::network)
                .network();
        List<RunResult> ofNetwork =
                runs.stream().filter(run -> run.network().equals(network)).toList();
        return Optional.of(new FabricInspection(
                fabric, Inspection.pick("profile", choice.profile(), ofNetwork, RunResult::profile)));
    }

    /** The layer of that name, or the one with the most multiply-accumulates where the name is empty. */
    public LayerResult layer(String name) {
        if (name.isEmpty()) {
            return run.layers().stream()
                    .max((a, b) -> Long.compare(a.macs(), b.macs()))
                    .orElseThrow();
        }
        return Inspection.pick("layer", name, run.layers(), LayerResult::layer);
    }
}
