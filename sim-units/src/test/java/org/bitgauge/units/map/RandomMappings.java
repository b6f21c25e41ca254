package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;

/**
 * The mapper against random mappings on the 24 layers with weights of ResNet-50 that differ, in int8 on 16 x 16 weight
 * stationary elements with 256 KiB. As a program it takes as many as one likes, outside the build; arguments: how many.
 */
final class RandomMappings {
    private static final EnergyRates RATES = new EnergyRates(12, 15, 3);

    private final Machine machine =
            TestMachines.machine(new WeightStationary(), 16, 16, 64, TestMachines.shared(2 << 20, 2));

    /** Fewest cycles: the mapper without slack, the mapper by default, the best of the random ones. */
    record Outcome(long fewest, long byDefault, long random) {}

    /** Input and output channels, output size, kernel, stride (He et al., CVPR 2016, table 1). */
    static List<Convolution> layers() {
        ImmutableList.Builder<Convolution> layers = ImmutableList.builder();
        layers.add(layer(3, 64, 112, 7, 2));
        long in = 64;
        long size = 56;
        for (long width = 64; width <= 512; width *= 2) {
            long stride = width == 64 ? 1 : 2;
            layers.add(layer(in, width, size * stride, 1, 1), layer(width, width, size, 3, stride));
            layers.add(layer(width, 4 * width, size, 1, 1), layer(4 * width, width, size, 1, 1));
            if (width > 64) {
                layers.add(layer(in, 4 * width, size, 1, stride), layer(width, width, size, 3, 1));
            }
            in = 4 * width;
            size /= 2;
        }
        return layers.add(layer(2048, 1000, 1, 1, 1)).build();
    }

    private static Convolution layer(long in, long out, long size, long kernel, long stride) {
        return new Convolution(
                1,
                1,
                in,
                out,
                Extent.square(size * stride),
                Extent.square(kernel),
                Extent.square(stride),
                Extent.square(1),
                Padding.all(kernel / 2),
                false);
    }

    Outcome compare(Convolution layer, long cases) throws Exception {
        LayerTask task = TestMachines.task(layer, "int8", "int8", "int24", "int8");
        LayerProblem problem = new LayerProblem(
                LoopNest.of(layer),
                machine.array().plan(task),
                StoredBits.of(task, machine.memory()),
                new Hierarchy(machine.memory()),
                Residency.NONE);
        Capacity capacity = new Capacity(problem);
        Tile all = problem.nest().size();
        Random random = new Random(7);
        long best = Long.MAX_VALUE;
        for (long tried = 0; tried < cases; ) {
            long[] size = new long[Dimension.COUNT];
            for (Dimension d : Dimension.values()) {
                size[d.ordinal()] = 1 + random.nextInt((int) d.of(all));
            }
            boolean finishes = Blocks.tile(size, false, true).taps() == all.taps();
            Tile tile = Blocks.tile(size, !finishes, finishes);
            if (capacity.fits(0, tile)) {
                Stage stage = new Stage(tile, Order.ALL.get(random.nextInt(Order.ALL.size())));
                best = Math.min(
                        best,
                        Trial.run(problem, ImmutableList.of(stage), new EventEngine(), RATES)
                                .cycles());
                tried++;
            }
        }
        return new Outcome(fewest(task, 0), fewest(task, MappingGoal.DEFAULT_SLACK), best);
    }

    private long fewest(LayerTask task, double slack) throws Exception {
        MappingGoal goal = new MappingGoal(Objective.CYCLES, 0, slack, MappingGoal.DEFAULT_RUNS, RATES);
        return new TileMapper()
                .map(task, machine, new MappingRequest(Residency.NONE, goal, Optional.empty()))
                .choice()
                .orElseThrow()
                .taken()
                .cycles();
    }

    /** Compares on every layer; ends with status 1 where a random mapping was faster. */
    public static void main(String[] args) throws Exception {
        long cases = args.length > 0 ? Long.parseLong(args[0]) : 10_000;
        long beaten = 0;
        for (Convolution layer : layers()) {
            Outcome outcome = new RandomMappings().compare(layer, cases);
            beaten += outcome.random() < outcome.fewest() ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d cycles, %d by default, best of %d random mappings %d%n",
                    LoopNest.of(layer).size(),
                    outcome.fewest(),
                    outcome.byDefault(),
                    cases,
                    outcome.random());
        }
        System.exit(beaten == 0 ? 0 : 1);
    }
}
