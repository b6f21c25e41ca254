package org.bitgauge.units.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.units.systolic.InputStationary;
import org.bitgauge.units.systolic.OutputStationary;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;

/** Layers of a few iterations on machines of a few words. */
final class SmallProblems {
    private SmallProblems() {}

    static LayerTask task(Random random) {
        String weights = "int" + (2 + random.nextInt(7));
        return TestMachines.task(operation(random), weights, "int" + (2 + random.nextInt(7)), "int24", "int8");
    }

    private static Operation operation(Random random) {
        if (random.nextBoolean()) {
            return MatrixMultiply.fullyConnected(
                    1 + random.nextInt(7), 1 + random.nextInt(7), 1 + random.nextInt(7), false);
        }
        long kernel = 1 + random.nextInt(2);
        return new Convolution(
                1 + random.nextInt(2),
                1,
                1 + random.nextInt(4),
                1 + random.nextInt(4),
                new Extent(kernel + random.nextInt(3), kernel + random.nextInt(3)),
                Extent.square(kernel),
                Extent.square(1),
                Extent.square(1),
                Padding.NONE,
                false);
    }

    static Machine machine(Random random) {
        Dataflow dataflow = List.of(new WeightStationary(), new OutputStationary(), new InputStationary())
                .get(random.nextInt(3));
        int slots = 1 + random.nextInt(2);
        long bits = 200 + random.nextInt(2000);
        Packing packing = Packing.values()[random.nextInt(3)];
        List<MemoryLevel> levels = new ArrayList<>();
        if (random.nextBoolean()) {
            levels.add(TestMachines.level("buffer", bits, 64, slots, packing, TensorRole.values()));
        } else {
            levels.add(TestMachines.level("w", bits, 32, slots, packing, TensorRole.WEIGHTS));
            levels.add(TestMachines.level(
                    "d", bits, 64, 2, packing, TensorRole.ACTIVATIONS, TensorRole.PARTIAL_SUMS, TensorRole.OUTPUTS));
        }
        return TestMachines.machine(
                dataflow,
                1 + random.nextInt(4),
                1 + random.nextInt(4),
                1L << random.nextInt(7),
                levels.stream()
                        .map(level -> random.nextBoolean() ? TestMachines.onePort(level) : level)
                        .toArray(MemoryLevel[]::new));
    }
}
