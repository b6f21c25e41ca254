package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.Tile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the search finds against every mapping there is. */
class MappingSearchTest {
    private static final EnergyRates RATES = new EnergyRates(12, 15, 3);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static MappingGoal goal(Random random) {
        Objective objective =
                random.nextBoolean() ? Objective.CYCLES : Objective.values()[random.nextInt(Objective.values().length)];
        return new MappingGoal(objective, 20, 0, 5000, RATES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSmallProblemIsSolvedAsByTryingEverything(long seed) throws Exception {
        Random random = new Random(seed);
        LayerTask task = SmallProblems.task(random);
        Machine machine = SmallProblems.machine(random);
        MappingGoal goal = goal(random);
        MappingRequest request = new MappingRequest(Residency.NONE, goal, Optional.empty());
        OptionalDouble least = everything(task, machine, goal);
        if (least.isEmpty()) {
            assertThatThrownBy(() -> new TileMapper().map(task, machine, request))
                    .isInstanceOf(InfeasibleMappingException.class);
            return;
        }
        Mapped mapped = new TileMapper().map(task, machine, request);
        var taken = mapped.choice().orElseThrow().taken();
        assertThat(new EventEngine().run(mapped.schedule()).cycles()).isEqualTo(taken.cycles());
        assertThat(goal.score(taken.cycles(), taken.energyPj()))
                .as(mapped.explanation())
                .isLessThanOrEqualTo(least.getAsDouble() * (1 + 1e-12));
    }

    /** Least score of all tile sizes in all orders. */
    private static OptionalDouble everything(LayerTask task, Machine machine, MappingGoal goal) throws Exception {
        LayerProblem problem = new LayerProblem(
                LoopNest.of(task.layer().operation()),
                machine.array().plan(task),
                StoredBits.of(task, machine.memory()),
                new Hierarchy(machine.memory()),
                Residency.NONE);
        Capacity capacity = new Capacity(problem);
        Tile all = problem.nest().size();
        double least = Double.POSITIVE_INFINITY;
        long[] size = new long[Dimension.COUNT];
        long products = 1;
        for (Dimension d : Dimension.values()) {
            products *= d.of(all);
        }
        for (long code = 0; code < products; code++) {
            long rest = code;
            for (Dimension d : Dimension.values()) {
                size[d.ordinal()] = 1 + rest % d.of(all);
                rest /= d.of(all);
            }
            boolean finishes = Blocks.tile(size, false, true).taps() == all.taps();
            Tile tile = Blocks.tile(size, !finishes, finishes);
            for (int i = 0; i < Order.ALL.size() && capacity.fits(0, tile); i++) {
                ImmutableList<Stage> stages = ImmutableList.of(new Stage(tile, Order.ALL.get(i)));
                Trial trial = Trial.run(problem, stages, new EventEngine(), goal.rates());
                least = Math.min(least, goal.score(trial.cycles(), trial.energyPj()));
            }
        }
        return least == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMappingThatIsWrittenCanBeReadBack(long seed) throws Exception {
        Random random = new Random(seed);
        LayerTask task = SmallProblems.task(random);
        Machine machine = SmallProblems.machine(random);
        Mapped free;
        try {
            free = new TileMapper().map(task, machine);
        } catch (InfeasibleMappingException e) {
            return;
        }
        Mapped again = new TileMapper()
                .map(
                        task,
                        machine,
                        new MappingRequest(
                                Residency.NONE,
                                MappingGoal.FAST,
                                Optional.of(free.schedule().description())));
        assertThat(again.schedule()).isEqualTo(free.schedule());
        assertThat(again.unitEnergy()).isEqualTo(free.unitEnergy());
    }
}
