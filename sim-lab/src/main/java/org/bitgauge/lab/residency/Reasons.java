package org.bitgauge.lab.residency;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.core.result.TensorPlace.Place;
import org.bitgauge.core.unit.Residency;

/**
 * Says of each stored tensor where it lies and why it does not stay longer: what refuses it, the inequality that is violated
 * when it alone is kept, what that would cost, or which tensors have the room instead.
 */
public final class Reasons {
    private final TensorGraph graph;
    private final StepCosts costs;
    private final ResidencyPlan plan;
    private final Occupancy occupancy;

    /** Reasons for a plan. */
    public Reasons(TensorGraph graph, StepCosts costs, ResidencyPlan plan) {
        this.graph = graph;
        this.costs = costs;
        this.plan = plan;
        this.occupancy = new Occupancy(graph);
    }

    /** One row for each stored tensor, in the order in which they are made. */
    public ImmutableList<TensorPlace> places() {
        ImmutableList.Builder<TensorPlace> places = ImmutableList.builder();
        for (int tensor = 0; tensor < graph.tensors().size(); tensor++) {
            places.add(place(tensor));
        }
        return places.build();
    }

    private TensorPlace place(int tensor) {
        StoredTensor stored = graph.tensors().get(tensor);
        Optional<Hold> hold =
                plan.kept().stream().filter(h -> h.tensor() == tensor).findFirst();
        long onChip = 0;
        for (StoredTensor.Read read : stored.reads()) {
            onChip += isFound(read, hold) ? 1 : 0;
        }
        Place place =
                hold.map(h -> h.written() ? Place.KEPT_AND_WRITTEN : Place.KEPT).orElse(Place.DRAM);
        return new TensorPlace(
                stored.name(),
                stored.elements(),
                stored.bits(),
                graph.home().map(level -> level.name()).orElse(TensorPlace.NONE),
                place,
                hold.map(h -> graph.steps().get(h.until()).layer()).orElse(TensorPlace.NONE),
                onChip,
                stored.reads().size() - onChip,
                place == Place.KEPT ? "" : reason(tensor, stored, hold));
    }

    private static boolean isFound(StoredTensor.Read read, Optional<Hold> hold) {
        return hold.isPresent()
                && read.isPossible()
                && read.step() <= hold.get().until();
    }

    private String reason(int tensor, StoredTensor stored, Optional<Hold> hold) {
        if (stored.reads().isEmpty()) {
            return "a result of the network";
        }
        for (StoredTensor.Read read : stored.reads()) {
            if (!isFound(read, hold)) {
                return read.isPossible() ? alone(tensor, stored, read.step()) : read.refusal();
            }
        }
        return "";
    }

    /** What happens if nothing but this tensor is kept, until a reader. */
    private String alone(int tensor, StoredTensor stored, int until) {
        boolean all = until == stored.lastRead() && stored.reads().stream().allMatch(StoredTensor.Read::isPossible);
        Hold hold = new Hold(tensor, until, !all);
        StepCost with = StepCost.NONE;
        StepCost without = StepCost.NONE;
        for (int step = stored.step(); step <= until; step++) {
            boolean making = step == stored.step();
            Optional<Residency> residency = occupancy.of(
                    step, making ? List.of() : List.of(hold), making ? Optional.of(hold) : Optional.empty());
            if (residency.isEmpty()) {
                return graph.steps().get(step).layer() + " reads it together with tensors that are in DRAM";
            }
            StepCosts.Outcome outcome = costs.of(step, residency.get());
            if (!outcome.fits()) {
                return outcome.shortage();
            }
            with = with.plus(outcome.cost());
            without = without.plus(costs.of(step, Residency.NONE).cost());
        }
        return with.isWithin(without) ? rivals(tensor, stored.step(), until) : loss(with, without, until);
    }

    private String loss(StepCost with, StepCost without, int until) {
        return String.format(
                Locale.ROOT,
                "does not pay: kept until %s, it takes %+.3g %% cycles, %+.3g %% energy, %+.3g %% DRAM traffic of these"
                        + " layers",
                graph.steps().get(until).layer(),
                percent(with.cycles(), without.cycles()),
                percent(with.energyPj(), without.energyPj()),
                percent(with.dramBits(), without.dramBits()));
    }

    private static double percent(double with, double without) {
        return without == 0 ? 0 : 100 * (with - without) / without;
    }

    private String rivals(int tensor, int from, int until) {
        List<String> names = new ArrayList<>();
        for (Hold hold : plan.kept()) {
            StoredTensor other = graph.tensors().get(hold.tensor());
            if (hold.tensor() != tensor && other.step() <= until && hold.until() >= from) {
                names.add(other.name());
            }
        }
        return names.isEmpty()
                ? "pays alone, not in the whole"
                : "fits alone; the room goes to " + String.join(", ", names);
    }
}
