package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.schedule.AccessPort.Action;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Stream.Direction;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.units.systolic.InputStationary;
import org.bitgauge.units.systolic.OutputStationary;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes in comes out: random mappings of random layers and formats on one and two stages of memories, tile by tile, on
 * every level and for every tensor.
 */
class ConservationTest {
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("bitgauge.cases", 100));
    }

    /** A mapping with its tiles in the order in which they run. */
    private record Run(LayerProblem problem, List<Stage> stages, ImmutableList<Flow> flows, List<EmittedTile> tiles) {

        long moved(int flow, int tile) {
            return tiles.get(tile).kind().bits().get(flow);
        }

        long moved(int flow) {
            return tiles.stream().mapToLong(t -> t.kind().bits().get(flow)).sum();
        }

        long rows(int level, TensorRole role, Action action) {
            int port = TileFactory.port(level, role, action);
            return tiles.stream().mapToLong(t -> t.kind().accesses().get(port)).sum();
        }
    }

    private static Run run(long seed) throws Exception {
        Random random = new Random(seed);
        Convolution layer = EmissionTest.layer(random);
        LayerTask task = TestMachines.task(
                layer,
                List.of("int3", "int8", "bf16", "mxfp4_e2m1").get(random.nextInt(4)),
                List.of("int5", "int8", "fp32", "mxfp6_e2m3").get(random.nextInt(4)),
                "int24",
                List.of("int6", "int8", "bf16").get(random.nextInt(3)));
        Machine machine = machine(random);
        LayerProblem problem = new LayerProblem(
                LoopNest.of(layer),
                machine.array().plan(task),
                StoredBits.of(task, machine.memory()),
                new Hierarchy(machine.memory()),
                Residency.NONE);
        List<Stage> stages = EmissionTest.stages(problem, random);
        ImmutableList<Flow> flows = Flows.of(problem);
        Emitter emitter = new Emitter(problem, stages, new TileFactory(problem, flows));
        Loop order = emitter.emit();
        List<EmittedTile> tiles = new ArrayList<>();
        unroll(order, emitter.tiles(), tiles);
        return new Run(problem, stages, flows, tiles);
    }

    private static void unroll(Loop loop, ImmutableList<EmittedTile> kinds, List<EmittedTile> tiles) {
        if (loop instanceof Loop.Run run) {
            for (long i = 0; i < run.times(); i++) {
                tiles.add(kinds.get(run.kind()));
            }
        } else if (loop instanceof Loop.Repeat repeat) {
            for (long i = 0; i < repeat.times(); i++) {
                repeat.body().forEach(inner -> unroll(inner, kinds, tiles));
            }
        }
    }

    private static Machine machine(Random random) {
        List<MemoryLevel> levels = new ArrayList<>(List.of(level(random, "buffer", TensorRole.values())));
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> {
                levels.add(level(random, "w", TensorRole.WEIGHTS));
                levels.add(level(random, "acc", TensorRole.PARTIAL_SUMS));
            }
            default -> levels.add(level(random, "near", TensorRole.values()));
        }
        Dataflow dataflow = List.of(new WeightStationary(), new OutputStationary(), new InputStationary())
                .get(random.nextInt(3));
        return TestMachines.machine(dataflow, 4, 3, 64, levels.toArray(MemoryLevel[]::new));
    }

    private static MemoryLevel level(Random random, String name, TensorRole... holds) {
        Packing packing = Packing.values()[random.nextInt(3)];
        return TestMachines.onePort(
                TestMachines.level(name, 1L << 30, 64, 1 + random.nextInt(3), packing, holds), random.nextBoolean());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theArrayReadsWhatWasFilledFirstUseIncluded(long seed) throws Exception {
        Run run = run(seed);
        BruteForce walk = new BruteForce(run.problem(), run.stages());
        for (int f = 0; f < run.flows().size(); f++) {
            Flow flow = run.flows().get(f);
            if (flow.operand() == Operand.RESULTS) {
                continue;
            }
            assertThat(run.moved(f, 0)).as("first fill").isPositive();
            long there = 0;
            for (int t = 0; t < run.tiles().size(); t++) {
                there = run.moved(f, t) > 0 ? run.moved(f, t) : there;
                // The block that the tile works on is the one that was filled last, in the bits of the channel.
                long needed = run.problem().stored().of(flow.role(), flow.source(), walk.elements(flow, t));
                assertThat(there).as("tile %d of %s", t, flow).isEqualTo(needed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatALevelHandsOnItWasGiven(long seed) throws Exception {
        Run run = run(seed);
        for (int child = 0; child < run.flows().size(); child++) {
            int parent = run.flows().get(child).parent();
            if (parent < 0) {
                continue;
            }
            Flow flow = run.flows().get(child);
            if (flow.role() == TensorRole.OUTPUTS) {
                assertThat(run.moved(child)).as("results pass every level once").isEqualTo(run.moved(parent));
            } else if (flow.role() != TensorRole.PARTIAL_SUMS) {
                assertThat(run.moved(child))
                        .as("what is filled is used at least once")
                        .isGreaterThanOrEqualTo(run.moved(parent));
            }
            for (int t = 0; t < run.tiles().size() && flow.direction() == Direction.IN; t++) {
                assertThat(run.moved(child, t) > 0 || run.moved(parent, t) == 0)
                        .as("a new block is handed on at once")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sumsThatLeaveComeBackAndResultsLeaveOnce(long seed) throws Exception {
        Run run = run(seed);
        LayerProblem problem = run.problem();
        for (int f = 0; f < run.flows().size(); f++) {
            Flow flow = run.flows().get(f);
            if (flow.operand() == Operand.RESULTS && flow.role() == TensorRole.OUTPUTS) {
                double bits = problem.stored().per(TensorRole.OUTPUTS, flow.source())
                        * problem.nest().size().results();
                assertThat((double) run.moved(f)).isEqualTo(bits);
            }
            if (flow.role() == TensorRole.PARTIAL_SUMS && flow.direction() == Direction.OUT) {
                int back = in(run, flow.level());
                long away = 0;
                for (int t = 0; t < run.tiles().size(); t++) {
                    away -= run.moved(back, t);
                    assertThat(away).as("nothing comes back before it left").isNotNegative();
                    away += run.moved(f, t);
                }
                assertThat(away).as("all of it comes back").isZero();
            }
        }
    }

    private static int in(Run run, int level) {
        for (int f = 0; f < run.flows().size(); f++) {
            Flow flow = run.flows().get(f);
            if (flow.role() == TensorRole.PARTIAL_SUMS && flow.direction() == Direction.IN && flow.level() == level) {
                return f;
            }
        }
        throw new IllegalStateException("sums have no way back to level " + level);
    }

    /** Rows of each port against the bits that pass it: enough of them, and in dense rows no more than a part row for each. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rowsHoldTheBitsThatPassAPort(long seed) throws Exception {
        Run run = run(seed);
        Hierarchy hierarchy = run.problem().hierarchy();
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            for (TensorRole role : TensorRole.values()) {
                for (Action action : Action.values()) {
                    MemoryLevel memory = hierarchy.level(level);
                    double bits = array(run, level, role, action);
                    long passes = bits > 0 ? run.tiles().size() : 0;
                    for (int f = 0; f < run.flows().size(); f++) {
                        if (touches(run.flows().get(f), level, role, action)) {
                            int flow = f;
                            bits += run.moved(f);
                            passes += run.tiles().stream()
                                    .filter(t -> t.kind().bits().get(flow) > 0)
                                    .count();
                        }
                    }
                    double rows = run.rows(level, role, action);
                    assertThat(rows * memory.rowBits())
                            .as("%s %s %s", level, role, action)
                            .isGreaterThanOrEqualTo(bits);
                    if (memory.packing() == Packing.DENSE) {
                        assertThat(rows).isLessThanOrEqualTo(Math.ceil(bits / memory.rowBits()) + 2 * passes);
                    }
                }
            }
        }
    }

    private static boolean touches(Flow flow, int level, TensorRole role, Action action) {
        boolean fill = flow.direction() == Direction.IN;
        return flow.role() == role
                && (flow.level() == level && action == (fill ? Action.WRITE : Action.READ)
                        || flow.source() == level && action == (fill ? Action.READ : Action.WRITE));
    }

    /** Bits that the array itself moves, tile by tile, from the unit's own account of its edge. */
    private static double array(Run run, int level, TensorRole role, Action action) {
        Operand operand =
                switch (role) {
                    case WEIGHTS -> Operand.WEIGHTS;
                    case ACTIVATIONS -> Operand.ACTIVATIONS;
                    case PARTIAL_SUMS, OUTPUTS -> Operand.RESULTS;
                };
        if (run.problem().hierarchy().chain(operand)[0] != level) {
            return 0;
        }
        BruteForce walk = new BruteForce(run.problem(), run.stages());
        long elements = 0;
        for (int t = 0; t < walk.tileCount(); t++) {
            EdgeTraffic edge = run.problem().plan().edge(walk.tile(t));
            elements += switch (role) {
                case WEIGHTS -> action == Action.READ ? edge.weightReads() : 0;
                case ACTIVATIONS -> action == Action.READ ? edge.activationReads() : 0;
                case PARTIAL_SUMS -> action == Action.READ ? edge.partialSumReads() : edge.partialSumWrites();
                case OUTPUTS -> action == Action.WRITE ? edge.outputWrites() : 0;
            };
        }
        return elements * run.problem().bitsPer(role, level);
    }
}
