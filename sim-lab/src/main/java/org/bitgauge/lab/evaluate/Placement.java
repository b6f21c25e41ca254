package org.bitgauge.lab.evaluate;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.residency.GraphBuilder;
import org.bitgauge.lab.residency.KeepFeatureMaps;
import org.bitgauge.lab.residency.Reasons;
import org.bitgauge.lab.residency.ResidencyPlan;
import org.bitgauge.lab.residency.ResidencyPlanner;
import org.bitgauge.lab.residency.Step;
import org.bitgauge.lab.residency.StepCosts;
import org.bitgauge.lab.residency.TensorGraph;

/**
 * Where the layers of a network find their operands on a design.
 *
 * @param layers one for each layer, in their order
 * @param tensors where the tensors between layers lie, and why; empty if all of them are to go through DRAM
 */
public record Placement(ImmutableList<Residency> layers, ImmutableList<TensorPlace> tensors) {
    public Placement {
        requireNonNull(layers, "layers");
        requireNonNull(tensors, "tensors");
    }

    static Placement of(LayerRuns runs, ImmutableList<LayerTask> tasks) {
        Design design = runs.design();
        if (design.mapping().keepFeatureMaps() == KeepFeatureMaps.NEVER) {
            return new Placement(
                    ImmutableList.copyOf(Collections.nCopies(tasks.size(), Residency.NONE)), ImmutableList.of());
        }
        List<Layer> layers = tasks.stream().map(LayerTask::layer).toList();
        TensorGraph graph =
                GraphBuilder.build(tasks, Fusion.ends(layers), design.machine().memory());
        StepCosts costs = new StepRuns(runs, tasks, graph);
        ResidencyPlan plan =
                new ResidencyPlanner(graph, costs, design.mappingOf("").goal()).plan();
        ImmutableList.Builder<Residency> residencies = ImmutableList.builder();
        for (int s = 0; s < graph.steps().size(); s++) {
            Step step = graph.steps().get(s);
            residencies.add(
                    step.tensor() < 0 ? Residency.NONE : plan.residencies().get(s));
            for (int i = step.first() + 1; i < step.end(); i++) {
                residencies.add(Residency.NONE);
            }
        }
        return new Placement(residencies.build(), new Reasons(graph, costs, plan).places());
    }

    /** What a reader of the result must know; empty if all tensors are to go through DRAM. */
    Optional<String> note() {
        if (tensors.isEmpty()) {
            return Optional.empty();
        }
        long kept = tensors.stream()
                .filter(t -> t.place() != TensorPlace.Place.DRAM)
                .count();
        return Optional.of(String.format(
                Locale.ROOT,
                "%d of %d tensors between layers stay on chip; residency.csv says which and why",
                kept,
                tensors.size()));
    }
}
