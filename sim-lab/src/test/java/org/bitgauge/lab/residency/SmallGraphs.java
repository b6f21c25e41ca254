package org.bitgauge.lab.residency;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryCost;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.unit.Residency;

/** Graphs of stored tensors, and steps whose costs are made up. */
final class SmallGraphs {
    private SmallGraphs() {}

    /** A buffer of so many bits. */
    static MemoryLevel buffer(long bits) {
        Explanation nothing = Explanation.given("nothing", 0, "pJ", "test");
        return new MemoryLevel(
                "buffer",
                ImmutableSet.copyOf(TensorRole.values()),
                bits,
                1,
                1,
                1,
                1,
                0,
                1,
                Packing.DENSE,
                new MemoryCost(1, 1, 1, 0, 1, nothing, nothing, nothing, nothing));
    }

    /** Steps that each read some of the tensors before them; every tensor takes {@code elements x width} bits. */
    static TensorGraph random(Random random, int steps, int width, long capacityBits) {
        List<Step> all = new ArrayList<>();
        List<TensorGraph.Draft> drafts = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            ImmutableList.Builder<Fetch> fetches = ImmutableList.builder();
            if (s > 0) {
                boolean two = s > 1 && random.nextInt(3) == 0;
                ImmutableList<Integer> from = two
                        ? ImmutableList.of(s - 1, random.nextInt(s - 1))
                        : ImmutableList.of(random.nextInt(4) == 0 ? random.nextInt(s) : s - 1);
                boolean parts = random.nextBoolean();
                String refusal = random.nextInt(8) == 0 ? "refused" : "";
                fetches.add(new Fetch(false, from, parts, false, refusal));
            }
            all.add(new Step("s" + s, s, s + 1, s, fetches.build()));
            long elements = 1 + random.nextInt(20);
            drafts.add(new TensorGraph.Draft("s" + s, s, elements, elements * width));
        }
        return TensorGraph.of(all, drafts, Optional.of(buffer(capacityBits)));
    }

    /**
     * Steps that take {@code tile} bits for themselves and a cycle, a picojoule and a bit of DRAM traffic for each element that
     * they fetch from DRAM or store there.
     */
    static StepCosts traffic(TensorGraph graph, long capacityBits, long tile) {
        return (step, residency) -> {
            StoredTensor own = graph.tensors().get(step);
            long room = residency.heldBits() + (residency.results().stay() ? own.bits() : 0) + tile;
            if (room > capacityBits) {
                return StepCosts.Outcome.shortage("s" + step + ": " + room + " > " + capacityBits);
            }
            long moved = residency.results().leave() ? own.elements() : 0;
            for (Fetch fetch : graph.steps().get(step).fetches()) {
                long elements = 0;
                for (int tensor : fetch.tensors()) {
                    elements += graph.tensors().get(tensor).elements();
                }
                moved += residency.fromDram(elements);
            }
            return StepCosts.Outcome.of(new StepCost(moved, moved, moved));
        };
    }

    /** Every way to hold the tensors, judged by the same rules; the least cycles, then the least energy. */
    static StepCost best(TensorGraph graph, StepCosts costs, StepCost without) {
        return best(graph, costs, new Occupancy(graph), new Way(0, List.of(), StepCost.NONE), without);
    }

    private record Way(int step, List<Hold> held, StepCost cost) {}

    private static StepCost best(TensorGraph graph, StepCosts costs, Occupancy occupancy, Way way, StepCost without) {
        if (way.step() == graph.steps().size()) {
            return way.cost().isWithin(without) ? way.cost() : without;
        }
        StepCost best = without;
        StoredTensor tensor = graph.tensors().get(way.step());
        List<Optional<Hold>> options = new ArrayList<>();
        options.add(Optional.empty());
        for (StoredTensor.Read read : tensor.reads()) {
            if (read.isPossible()) {
                Hold alone = new Hold(way.step(), read.step(), false);
                boolean all = isReadable(tensor, Optional.of(alone));
                options.add(Optional.of(all ? alone : new Hold(way.step(), read.step(), true)));
                if (all && isJoined(graph, way.step())) {
                    options.add(Optional.of(new Hold(way.step(), read.step(), true)));
                }
            }
        }
        for (Optional<Hold> own : options) {
            Optional<Residency> residency = occupancy.of(way.step(), way.held(), own);
            if (residency.isPresent() && costs.of(way.step(), residency.get()).fits()) {
                List<Hold> next = new ArrayList<>(way.held());
                next.removeIf(hold -> hold.until() <= way.step());
                own.ifPresent(next::add);
                StepCost cost =
                        way.cost().plus(costs.of(way.step(), residency.get()).cost());
                StepCost found = best(graph, costs, occupancy, new Way(way.step() + 1, next, cost), without);
                boolean better = found.cycles() < best.cycles()
                        || found.cycles() == best.cycles() && found.energyPj() < best.energyPj();
                best = better ? found : best;
            }
        }
        return best;
    }

    /** Whether all readers find a tensor that is nowhere else. */
    private static boolean isReadable(StoredTensor tensor, Optional<Hold> own) {
        return tensor.reads().stream()
                .allMatch(read ->
                        read.isPossible() && read.step() <= own.orElseThrow().until());
    }

    private static boolean isJoined(TensorGraph graph, int tensor) {
        return graph.steps().stream()
                .flatMap(step -> step.fetches().stream())
                .anyMatch(fetch -> !fetch.inParts()
                        && fetch.tensors().contains(tensor)
                        && fetch.tensors().size() > 1);
    }
}
