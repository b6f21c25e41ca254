package org.bitgauge.lab.residency;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.core.result.TensorPlace.Place;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.Residency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A branch: {@code b} reads {@code a}, {@code c} adds both; each of 9 elements of 8 bits, tiles of 80 bits.
 *
 * <p>Both kept, most is needed while {@code b} runs: 72 (a) + 72 (b) + 80 (tiles) = 224 bits. Then only the 9 elements of
 * {@code c} go to DRAM. With a bit less one of them stays: {@code a} saves its store and two reads, 27 elements, {@code b} 18.
 * Then 9 of {@code b} are stored, 9 read, 9 of {@code c} stored.
 */
class ResidencyPlannerTest {
    private static final long TILE = 80;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static TensorGraph branch(long capacityBits) {
        List<Step> steps = List.of(
                new Step("a", 0, 1, 0, ImmutableList.of()),
                new Step("b", 1, 2, 1, ImmutableList.of(new Fetch(false, ImmutableList.of(0), false, false, ""))),
                new Step("c", 2, 3, 2, ImmutableList.of(new Fetch(false, ImmutableList.of(0, 1), true, false, ""))));
        List<TensorGraph.Draft> drafts = List.of(
                new TensorGraph.Draft("a", 0, 9, 72),
                new TensorGraph.Draft("b", 1, 9, 72),
                new TensorGraph.Draft("c", 2, 9, 72));
        return TensorGraph.of(steps, drafts, Optional.of(SmallGraphs.buffer(capacityBits)));
    }

    private static ResidencyPlan plan(TensorGraph graph, StepCosts costs) {
        return new ResidencyPlanner(graph, costs, MappingGoal.FAST).plan();
    }

    private static ResidencyPlan plan(TensorGraph graph, long capacityBits) {
        return plan(graph, SmallGraphs.traffic(graph, capacityBits, TILE));
    }

    @Test
    void aBranchStaysWhereItJustFits() {
        TensorGraph graph = branch(224);
        ResidencyPlan plan = plan(graph, 224);
        assertThat(plan.kept()).containsExactly(new Hold(0, 2, false), new Hold(1, 2, false));
        assertThat(plan.cost().dramBits()).isEqualTo(9);
        assertThat(plan.without().dramBits()).isEqualTo(9 + (9 + 9) + (18 + 9));
        assertThat(plan.residencies().get(1))
                .isEqualTo(new Residency(Residency.ALL, false, Residency.Results.KEPT, 72));
        assertThat(plan.residencies().get(2).heldBits()).isEqualTo(144);
    }

    @Test
    void oneBitLessAndTheTensorThatSavesMoreStays() {
        TensorGraph graph = branch(223);
        ResidencyPlan plan = plan(graph, 223);
        assertThat(plan.kept()).containsExactly(new Hold(0, 2, false));
        assertThat(plan.cost().dramBits()).isEqualTo(9 + 9 + 9);
        assertThat(plan.residencies().get(2)).isEqualTo(new Residency(9, false, Residency.Results.WRITTEN, 72));
        List<TensorPlace> places = new Reasons(graph, SmallGraphs.traffic(graph, 223, TILE), plan).places();
        assertThat(places).extracting(TensorPlace::place).containsExactly(Place.KEPT, Place.DRAM, Place.DRAM);
        assertThat(places.get(1).reason()).isEqualTo("fits alone; the room goes to a");
        assertThat(places.get(2).reason()).isEqualTo("a result of the network");
    }

    @Test
    void whatDoesNotFitAloneSaysByWhatInequality() {
        TensorGraph graph = branch(151);
        StepCosts costs = SmallGraphs.traffic(graph, 151, TILE);
        List<TensorPlace> places = new Reasons(graph, costs, plan(graph, costs)).places();
        assertThat(places.get(0).place()).isEqualTo(Place.DRAM);
        assertThat(places.get(0).reason()).isEqualTo("s0: 152 > 151");
    }

    @Test
    void whatOnlyTheFirstReaderCanReachIsAlsoWritten() {
        List<Step> steps = List.of(
                new Step("a", 0, 1, 0, ImmutableList.of()),
                new Step("b", 1, 2, 1, ImmutableList.of(new Fetch(false, ImmutableList.of(0), false, false, ""))),
                new Step("c", 2, 3, 2, ImmutableList.of(new Fetch(false, ImmutableList.of(0), false, false, "no"))));
        TensorGraph graph = TensorGraph.of(
                steps,
                List.of(
                        new TensorGraph.Draft("a", 0, 9, 72),
                        new TensorGraph.Draft("b", 1, 5, 40),
                        new TensorGraph.Draft("c", 2, 5, 40)),
                Optional.of(SmallGraphs.buffer(1000)));
        ResidencyPlan plan = plan(graph, 1000);
        assertThat(plan.kept()).containsExactly(new Hold(0, 1, true));
        assertThat(plan.cost().dramBits()).isEqualTo(9 + 5 + (9 + 5));
        TensorPlace a = new Reasons(graph, SmallGraphs.traffic(graph, 1000, TILE), plan)
                .places()
                .get(0);
        assertThat(a).isEqualTo(new TensorPlace("a", 9, 72, "buffer", Place.KEPT_AND_WRITTEN, "b", 1, 1, "no"));
    }

    @Test
    void whatSavesTrafficButNotTimeStaysOut() {
        TensorGraph graph = branch(1000);
        StepCosts slow = (step, residency) -> {
            StepCost cost =
                    SmallGraphs.traffic(graph, 1000, TILE).of(step, residency).cost();
            return StepCosts.Outcome.of(
                    new StepCost(residency.equals(Residency.NONE) ? 1 : 2, cost.energyPj(), cost.dramBits()));
        };
        ResidencyPlan plan = plan(graph, slow);
        assertThat(plan.kept()).isEmpty();
        assertThat(new Reasons(graph, slow, plan).places().get(0).reason()).startsWith("does not pay: kept until b");
    }

    /** Costs without any order: any residency may be better or worse than any other. */
    private static StepCosts madeUp(TensorGraph graph, long capacityBits, long seed) {
        Map<List<Object>, StepCosts.Outcome> known = new HashMap<>();
        StepCosts rooms = SmallGraphs.traffic(graph, capacityBits, 10);
        return (step, residency) -> known.computeIfAbsent(List.of(step, residency), question -> {
            StepCosts.Outcome outcome = rooms.of(step, residency);
            Random random = new Random(seed * 31 + question.toString().hashCode());
            boolean none = residency.equals(Residency.NONE);
            return outcome.fits()
                    ? StepCosts.Outcome.of(new StepCost(
                            random.nextInt(none ? 12 : 10),
                            random.nextInt(none ? 12 : 10),
                            random.nextInt(none ? 12 : 10)))
                    : outcome;
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noOtherPlanIsBetter(long seed) {
        Random random = new Random(seed);
        long capacity = 20 + random.nextInt(300);
        TensorGraph graph = SmallGraphs.random(random, 2 + random.nextInt(5), 8, capacity);
        for (StepCosts costs : List.of(SmallGraphs.traffic(graph, capacity, 10), madeUp(graph, capacity, seed))) {
            ResidencyPlan plan = plan(graph, costs);
            assertThat(plan.cost().isWithin(plan.without())).isTrue();
            StepCost best = SmallGraphs.best(graph, costs, plan.without());
            assertThat(plan.cost().cycles()).isEqualTo(best.cycles());
            assertThat(plan.cost().energyPj()).isEqualTo(best.energyPj());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreRoomNeverMovesMore(long seed) {
        long less = TILE + new Random(seed).nextInt(400);
        long more = less + 1 + new Random(~seed).nextInt(100);
        TensorGraph small = SmallGraphs.random(new Random(seed), 14, 8, less);
        TensorGraph large = SmallGraphs.random(new Random(seed), 14, 8, more);
        assertThat(plan(large, more).cost().dramBits())
                .isLessThanOrEqualTo(plan(small, less).cost().dramBits());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void widerElementsNeverMoveFewer(long seed) {
        long capacity = 100 + new Random(seed).nextInt(400);
        TensorGraph narrow = SmallGraphs.random(new Random(seed), 14, 8, capacity);
        TensorGraph wide = SmallGraphs.random(new Random(seed), 14, 9 + new Random(~seed).nextInt(8), capacity);
        assertThat(plan(narrow, capacity).cost().dramBits())
                .isLessThanOrEqualTo(plan(wide, capacity).cost().dramBits());
    }
}
