package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.units.systolic.OutputStationary;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fills and drains at the ports that the array uses. */
class PortTimeTest {
    private static final EnergyRates RATES = new EnergyRates(12, 15, 3);

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("bitgauge.cases", 300));
    }

    /** A product of 8 x 64 x 64 in 8 tiles of 8 filters, 8-bit numbers, on 8 x 8 output-stationary elements. */
    private static Mapped example(boolean onePort, int slots, long bitsPerCycle) throws Exception {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(8, 64, 64, false), "int8", "int8", "int32", "int8");
        MemoryLevel level =
                TestMachines.level("buffer", 1 << 20, bitsPerCycle, slots, Packing.DENSE, TensorRole.values());
        Machine machine =
                TestMachines.machine(new OutputStationary(), 8, 8, 1024, onePort ? TestMachines.onePort(level) : level);
        return new TileMapper()
                .map(
                        task,
                        machine,
                        new MappingRequest(
                                Residency.NONE,
                                goal(),
                                Optional.of("tile b1 g1 n8 p8 q1 c64 r1 s1, filters > pixels > taps")));
    }

    private static MappingGoal goal() {
        return new MappingGoal(Objective.CYCLES, 20, 0, 10, RATES);
    }

    private static long booked(Timing timing, String reason) {
        return timing.entries().stream()
                .filter(e -> e.resource().equals("array") && e.cause().label().endsWith(reason))
                .mapToLong(CycleEntry::cycles)
                .sum();
    }

    /** docs/modelling-dataflow.md, section 6. */
    @Test
    void aTileTakesWhatPassesItsPort() throws Exception {
        // 64 + 8 + 8 - 2 = 78 cycles; the array reads 2 x 64 rows of 64 bits and writes 8: 8704 bits, 68 cycles of 128
        // bits.
        // A fill is 64 rows, a drain 8: 13312 bits, 104 cycles.
        Mapped apart = example(false, 2, 128);
        assertThat(busy(apart)).containsOnly(78L);
        Mapped shared = example(true, 2, 128);
        // The first weights and the last outputs have the port to themselves: 9216 and 12800 bits.
        assertThat(busy(shared)).containsExactlyInAnyOrder(78L, 104L, 100L);
        Timing timing = new EventEngine().run(shared.schedule());
        assertThat(booked(timing, ":buffer:port-conflict")).isEqualTo(6 * (104 - 78) + 100 - 78);
        Schedule without = WhatIf.parse("no-port-conflict").apply(shared.schedule());
        assertThat(new EventEngine().run(without).cycles())
                .isEqualTo(new EventEngine().run(apart.schedule()).cycles());
        // Twice the banks, twice the bandwidth: all of it hides.
        assertThat(busy(example(true, 2, 256))).containsOnly(78L);
        // With one slot the memory is filled while the array stands still.
        assertThat(busy(example(true, 1, 128))).containsOnly(78L);
    }

    /** 1024 sums on 16 lanes take 64 cycles; 3 x 8 bits each pass the only port of 128 bits in 192, and both ways in 384. */
    @Test
    void vectorWorkAsksItsPortsToo() throws Exception {
        LayerTask task = TestMachines.task(
                new VectorOperation("add", 2048, 1024, 1024, 0, false), "int8", "int8", "int32", "int8");
        for (boolean transfers : new boolean[] {false, true}) {
            MemoryLevel level = TestMachines.level("buffer", 1 << 20, 128, 2, Packing.DENSE, TensorRole.values());
            Machine machine =
                    TestMachines.machine(new OutputStationary(), 8, 8, 1024, TestMachines.onePort(level, transfers));
            Mapped mapped = new TileMapper()
                    .map(task, machine, new MappingRequest(Residency.NONE, goal(), Optional.of("in 4 chunks")));
            assertThat(mapped.schedule().kinds().stream()
                            .map(TileKind::busyCycles)
                            .toList())
                    // The first chunk meets no fill of its own, the last no drain.
                    .containsExactlyElementsOf(transfers ? List.of(64L, 96L, 80L) : List.of(48L));
            assertThat(booked(new EventEngine().run(mapped.schedule()), ":buffer:port-conflict"))
                    .isEqualTo(transfers ? 16 + 2 * 48 + 32 : 0);
        }
    }

    /** Cycles of the kinds of tiles, latency aside. */
    private static List<Long> busy(Mapped mapped) {
        return mapped.schedule().kinds().stream()
                .map(TileKind::busyCycles)
                .distinct()
                .toList();
    }

    private static Machine machine(Random random, long bitsPerCycle) {
        long bits = 1L << 30;
        MemoryLevel buffer = level(random, "buffer", bits, bitsPerCycle, TensorRole.values());
        Stream<MemoryLevel> levels =
                switch (random.nextInt(3)) {
                    case 0 -> Stream.of(buffer);
                    case 1 ->
                        Stream.of(
                                buffer,
                                level(random, "w", bits, bitsPerCycle, TensorRole.WEIGHTS),
                                level(random, "acc", bits, bitsPerCycle, TensorRole.PARTIAL_SUMS));
                    default -> Stream.of(buffer, level(random, "inner", bits, bitsPerCycle, TensorRole.values()));
                };
        return TestMachines.machine(
                new WeightStationary(),
                1 + random.nextInt(4),
                1 + random.nextInt(4),
                1L << random.nextInt(9),
                levels.toArray(MemoryLevel[]::new));
    }

    private static MemoryLevel level(Random random, String name, long bits, long bitsPerCycle, TensorRole... holds) {
        Packing packing = Packing.values()[random.nextInt(3)];
        return TestMachines.onePort(
                TestMachines.level(name, bits, bitsPerCycle, 1 + random.nextInt(2), packing, holds));
    }

    private static LayerProblem problem(Random random, Machine machine) throws Exception {
        LayerTask task = TestMachines.task(EmissionTest.layer(random), "int8", "int5", "int24", "int6");
        return new LayerProblem(
                LoopNest.of(task.layer().operation()),
                machine.array().plan(task),
                StoredBits.of(task, machine.memory()),
                new Hierarchy(machine.memory()),
                Residency.NONE);
    }

    /** At a port of a bit a cycle nothing else takes time: all rows are served once, the first fill and last drain apart. */
    @ParameterizedTest
    @MethodSource("seeds")
    void sharesOfABlockSumToTheBlock(long seed) throws Exception {
        Random random = new Random(seed);
        MemoryLevel level = TestMachines.onePort(
                TestMachines.level("buffer", 1L << 30, 1, 2, Packing.values()[random.nextInt(3)], TensorRole.values()));
        LayerProblem problem = problem(random, TestMachines.machine(new OutputStationary(), 64, 64, 64, level));
        List<Stage> stages = EmissionTest.stages(problem, random);
        ImmutableList<Flow> flows = Flows.of(problem);
        Emitter emitter = new Emitter(problem, stages, new TileFactory(problem, flows));
        Loop order = emitter.emit();
        Schedule schedule = new ScheduleBuilder(problem, flows, emitter.tiles()).build("test", order);
        long[] times = schedule.tilesByKind();
        long held = 0;
        long rows = 0;
        for (int k = 0; k < times.length; k++) {
            TileKind kind = schedule.kinds().get(k);
            held += times[k] * kind.busyCycles();
            rows += times[k] * kind.accesses().stream().sum();
        }
        long alone = alone(problem, stages, flows, level);
        assertThat(held - (rows * level.rowBits() - alone))
                .isBetween(0L, 5 * schedule.order().tiles());
    }

    /** Bits of the first fills and the last drains, found by walking over all tiles. */
    private static long alone(LayerProblem problem, List<Stage> stages, ImmutableList<Flow> flows, MemoryLevel level) {
        Map<String, Long> bits = new TreeMap<>();
        BruteForce walk = new BruteForce(problem, stages);
        for (Flow flow : flows) {
            if (flow.role() != TensorRole.PARTIAL_SUMS) {
                boolean in = flow.direction() == org.bitgauge.core.schedule.Stream.Direction.IN;
                long elements = walk.elements(flow, in ? 0 : walk.tileCount() - 1);
                long stored = level.storedBits(elements, problem.bitsPer(flow.role(), 0));
                bits.put(flow.role().label(), NearPorts.ceilDiv(stored, level.rowBits()) * level.rowBits());
            }
        }
        return bits.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the search rests on, ports that are shared and slow included. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noRunIsFasterThanItsBound(long seed) throws Exception {
        Random random = new Random(seed);
        LayerProblem problem = problem(random, machine(random, 1L << random.nextInt(9)));
        List<Stage> stages = EmissionTest.stages(problem, random);
        NestBound bound = new NestBound(problem, RATES, new ArrayWork(problem, true));
        bound.behind(ImmutableList.copyOf(stages.subList(1, stages.size())));
        bound.tile(stages.get(0).tile());
        bound.order(stages.get(0).order());
        Trial trial = Trial.run(problem, stages, new EventEngine(), RATES);
        assertThat((double) trial.cycles())
                .as("%d stages", stages.size())
                .isGreaterThanOrEqualTo(Math.floor(bound.cycles()));
    }
}
