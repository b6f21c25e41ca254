package org.bitgauge.lab.residency;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.Residency;

/**
 * Decides for each stored tensor how long it stays on chip: until one of its readers, with a copy in DRAM for those that come
 * later, or not at all. Step by step all sets of tensors that may be held are carried on, each with the ways that lead to it
 * of which none is worse than another in cycles, energy and DRAM traffic at once. Of all plans that take no more of any of the
 * three than the run without kept tensors the one with the best objective is taken. Exact while no more than {@value #SETS}
 * sets, and {@value #WAYS} ways to each, are to be carried; beyond that the best of them go on.
 */
public final class ResidencyPlanner {
    private static final int SETS = 64;
    private static final int WAYS = 16;

    private final TensorGraph graph;
    private final StepCosts costs;
    private final MappingGoal goal;
    private final Occupancy occupancy;
    private final long capacityBits;

    /** A planner for one network on one design. */
    public ResidencyPlanner(TensorGraph graph, StepCosts costs, MappingGoal goal) {
        this.graph = graph;
        this.costs = costs;
        this.goal = goal;
        this.occupancy = new Occupancy(graph);
        this.capacityBits = graph.home().map(level -> level.capacityBits()).orElse(0L);
    }

    /** The best plan. */
    public ResidencyPlan plan() {
        StepCost without = without();
        Map<ImmutableList<Hold>, List<Label>> ways = new LinkedHashMap<>();
        ways.put(ImmutableList.of(), List.of(Label.START));
        for (int step = 0; step < graph.steps().size(); step++) {
            ways = thinned(step(step, ways));
        }
        Label best = null;
        for (Label label : ways.getOrDefault(ImmutableList.of(), List.of())) {
            if (label.cost().isWithin(without) && (best == null || isBetter(label, best))) {
                best = label;
            }
        }
        return best == null ? nothing(without) : traced(best, without);
    }

    private StepCost without() {
        StepCost sum = StepCost.NONE;
        for (int step = 0; step < graph.steps().size(); step++) {
            sum = sum.plus(costs.of(step, Residency.NONE).cost());
        }
        return sum;
    }

    private ResidencyPlan nothing(StepCost without) {
        ImmutableList.Builder<Residency> residencies = ImmutableList.builder();
        graph.steps().forEach(step -> residencies.add(Residency.NONE));
        return new ResidencyPlan(residencies.build(), ImmutableList.of(), without, without);
    }

    private static ResidencyPlan traced(Label best, StepCost without) {
        List<Residency> backwards = new ArrayList<>();
        Label at = best;
        for (Label before = at.before(); before != null; before = at.before()) {
            backwards.add(at.residency());
            at = before;
        }
        return new ResidencyPlan(ImmutableList.copyOf(backwards).reverse(), best.kept(), best.cost(), without);
    }

    private Map<ImmutableList<Hold>, List<Label>> step(int step, Map<ImmutableList<Hold>, List<Label>> ways) {
        Map<ImmutableList<Hold>, List<Label>> next = new LinkedHashMap<>();
        List<Optional<Hold>> options = options(graph.steps().get(step).tensor());
        for (Map.Entry<ImmutableList<Hold>, List<Label>> way : ways.entrySet()) {
            for (Optional<Hold> own : options) {
                Optional<Residency> residency = occupancy.of(step, way.getKey(), own);
                if (residency.isPresent() && hasRoom(residency.get(), own)) {
                    StepCosts.Outcome outcome = costs.of(step, residency.get());
                    if (outcome.fits()) {
                        List<Label> there =
                                next.computeIfAbsent(after(step, way.getKey(), own), set -> new ArrayList<>());
                        way.getValue()
                                .forEach(label -> add(there, follow(label, outcome.cost(), residency.get(), own)));
                    }
                }
            }
        }
        return next;
    }

    private boolean hasRoom(Residency residency, Optional<Hold> own) {
        long needed = residency.heldBits();
        if (own.isPresent()) {
            needed = Math.addExact(
                    needed, graph.tensors().get(own.get().tensor()).bits());
        }
        return needed == 0 || needed < capacityBits;
    }

    /** What may happen to the tensor that a step makes. */
    private List<Optional<Hold>> options(int tensor) {
        List<Optional<Hold>> options = new ArrayList<>();
        options.add(Optional.empty());
        if (tensor < 0 || graph.home().isEmpty()) {
            return options;
        }
        StoredTensor stored = graph.tensors().get(tensor);
        int last = stored.lastRead();
        boolean everyRead = stored.reads().stream().allMatch(StoredTensor.Read::isPossible);
        int until = -1;
        for (StoredTensor.Read read : stored.reads()) {
            if (read.isPossible() && read.step() != until) {
                until = read.step();
                if (until < last || !everyRead || isJoined(tensor)) {
                    options.add(Optional.of(new Hold(tensor, until, true)));
                }
            }
        }
        if (everyRead && until == last) {
            options.add(Optional.of(new Hold(tensor, last, false)));
        }
        return options;
    }

    /** Whether a reader finds it on chip only together with other tensors, and otherwise in DRAM. */
    private boolean isJoined(int tensor) {
        return graph.steps().stream()
                .flatMap(step -> step.fetches().stream())
                .anyMatch(fetch -> !fetch.inParts()
                        && fetch.tensors().contains(tensor)
                        && fetch.tensors().stream().anyMatch(other -> other != tensor));
    }

    private static ImmutableList<Hold> after(int step, ImmutableList<Hold> held, Optional<Hold> own) {
        ImmutableList.Builder<Hold> after = ImmutableList.builder();
        held.stream().filter(hold -> hold.until() > step).forEach(after::add);
        own.ifPresent(after::add);
        return after.build();
    }

    private static Label follow(Label label, StepCost cost, Residency residency, Optional<Hold> own) {
        ImmutableList<Hold> kept = own.isEmpty()
                ? label.kept()
                : ImmutableList.<Hold>builder()
                        .addAll(label.kept())
                        .add(own.get())
                        .build();
        return new Label(label.cost().plus(cost), residency, kept, label);
    }

    private static void add(List<Label> there, Label label) {
        if (there.stream().noneMatch(other -> other.covers(label))) {
            there.removeIf(label::covers);
            there.add(label);
        }
    }

    private Map<ImmutableList<Hold>, List<Label>> thinned(Map<ImmutableList<Hold>, List<Label>> ways) {
        Map<ImmutableList<Hold>, List<Label>> kept = new LinkedHashMap<>();
        List<ImmutableList<Hold>> sets = new ArrayList<>(ways.keySet());
        ways.values().forEach(labels -> labels.sort(this::compare));
        if (sets.size() > SETS) {
            sets.sort(Comparator.comparing((ImmutableList<Hold> set) -> first(ways, set), this::compare));
        }
        for (ImmutableList<Hold> set : sets) {
            if (kept.size() < SETS || set.isEmpty()) {
                List<Label> labels = ways.getOrDefault(set, List.of());
                kept.put(set, labels.subList(0, Math.min(WAYS, labels.size())));
            }
        }
        return kept;
    }

    private static Label first(Map<ImmutableList<Hold>, List<Label>> ways, ImmutableList<Hold> set) {
        return ways.getOrDefault(set, List.of(Label.START)).get(0);
    }

    private boolean isBetter(Label a, Label b) {
        return compare(a, b) < 0;
    }

    private int compare(Label a, Label b) {
        int byScore = Double.compare(score(a), score(b));
        return byScore != 0
                ? byScore
                : Double.compare(
                        goal.tieBreak(a.cost().cycles(), a.cost().energyPj()),
                        goal.tieBreak(b.cost().cycles(), b.cost().energyPj()));
    }

    private double score(Label label) {
        return goal.score(label.cost().cycles(), label.cost().energyPj());
    }
}
