package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Emitted schedules against a walk over every tile with sets of elements. */
class EmissionTest {
    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trafficEqualsTheWalkOverAllTiles(long seed) throws Exception {
        Random random = new Random(seed);
        Convolution layer = layer(random);
        LayerTask task = TestMachines.task(layer, "int8", "int5", "int24", "int6");
        Machine machine = machine(random);
        Hierarchy hierarchy = new Hierarchy(machine.memory());
        LayerProblem problem = new LayerProblem(
                LoopNest.of(layer),
                machine.array().plan(task),
                StoredBits.of(task, machine.memory()),
                hierarchy,
                Residency.NONE);
        List<Stage> stages = stages(problem, random);
        ImmutableList<Flow> flows = Flows.of(problem);
        Emitter emitter = new Emitter(problem, stages, new TileFactory(problem, flows));
        Loop order = emitter.emit();
        Schedule schedule = new ScheduleBuilder(problem, flows, emitter.tiles()).build("test", order);

        BruteForce walk = new BruteForce(problem, stages);
        long[] times = schedule.tilesByKind();
        assertThat(order.tiles()).isEqualTo(walk.tileCount());
        long macs = 0;
        for (int k = 0; k < times.length; k++) {
            macs += times[k] * schedule.kinds().get(k).macs();
        }
        assertThat(macs).isEqualTo(layer.macs());
        assertThat(moved(schedule, hierarchy, times)).isEqualTo(walk.moved());
    }

    private static Map<String, Long> moved(Schedule schedule, Hierarchy hierarchy, long[] times) {
        Map<String, Long> moved = new TreeMap<>();
        for (int s = 0; s < schedule.streams().size(); s++) {
            Stream stream = schedule.streams().get(s);
            long bits = 0;
            for (int k = 0; k < times.length; k++) {
                bits += times[k] * schedule.kinds().get(k).bits().get(s);
            }
            for (int level = 0; level < hierarchy.levelCount(); level++) {
                String name = hierarchy.level(level).name();
                boolean in = stream.direction() == Stream.Direction.IN;
                boolean near =
                        in ? stream.name().endsWith(">" + name) : stream.name().contains(" " + name + ">");
                if (near && bits > 0) {
                    moved.put(stream.tensor().label() + " " + stream.direction() + " " + level, bits);
                }
            }
        }
        return moved;
    }

    static Convolution layer(Random random) {
        long groups = 1 + random.nextInt(2);
        long kernel = 1 + random.nextInt(3);
        long stride = 1 + random.nextInt(2);
        return new Convolution(
                1 + random.nextInt(2),
                groups,
                groups * (1 + random.nextInt(4)),
                groups * (1 + random.nextInt(4)),
                new Extent(5 + random.nextInt(3), 5 + random.nextInt(3)),
                new Extent(kernel, 1 + random.nextInt(3)),
                Extent.square(stride),
                Extent.square(1),
                new Padding(random.nextInt(2), random.nextInt(2), random.nextInt(2), random.nextInt(2)),
                false);
    }

    private static Machine machine(Random random) {
        long bits = 1L << 30;
        return switch (random.nextInt(3)) {
            case 0 -> TestMachines.machine(new WeightStationary(), 4, 4, 64, TestMachines.shared(bits, 2));
            case 1 ->
                TestMachines.machine(
                        new WeightStationary(),
                        4,
                        4,
                        64,
                        TestMachines.shared(bits, 2),
                        TestMachines.level("w", bits, 64, 2, Packing.DENSE, TensorRole.WEIGHTS),
                        TestMachines.level("acc", bits, 64, 2, Packing.DENSE, TensorRole.PARTIAL_SUMS));
            default ->
                TestMachines.machine(
                        new WeightStationary(),
                        4,
                        4,
                        64,
                        TestMachines.shared(bits, 2),
                        TestMachines.level("inner", bits, 64, 2, Packing.DENSE, TensorRole.values()));
        };
    }

    static List<Stage> stages(LayerProblem problem, Random random) {
        List<Stage> stages = new ArrayList<>();
        Tile bound = problem.nest().size();
        for (int s = problem.hierarchy().stages() - 1; s >= 0; s--) {
            long[] sizes = new long[Dimension.COUNT];
            for (Dimension d : Dimension.values()) {
                // Padding of one row is clipped in the first tile only if tiles are not smaller than it.
                sizes[d.ordinal()] =
                        random.nextInt(3) == 0 ? d.of(bound) : 1 + random.nextInt((int) Math.min(4, d.of(bound)));
            }
            bound = Blocks.tile(sizes, false, true);
            stages.add(0, new Stage(bound, Order.values()[random.nextInt(6)]));
        }
        return stages;
    }
}
