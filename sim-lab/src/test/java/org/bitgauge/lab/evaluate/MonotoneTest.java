package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.build;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.experiment;
import static org.bitgauge.lab.testing.Experiments.formats;
import static org.bitgauge.lab.testing.Experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DramAsBuilt;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One matrix product on one design, with one thing changed. */
class MonotoneTest {
    /** Share of the fewest cycles that a mapping gives away for less traffic unless told otherwise. */
    private static final double SLACK = 1 / 1.01;

    /** No cycle given away, and enough runs to prove that none is. */
    private static final String STRICT = "{slack: 0, runs: 3000}";

    private static final Evaluator EVALUATOR = new Evaluator(new TileMapper(), new EventEngine());
    private static final DatapathFormats INT16 = formats("int16", "int16", "int48");

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static Network network(Random random) {
        return new Network(
                "product",
                "test",
                ImmutableList.of(new Layer(
                        "a",
                        MatrixMultiply.fullyConnected(
                                1 + random.nextInt(300), 1 + random.nextInt(500), 1 + random.nextInt(500), false),
                        ImmutableList.of(Network.INPUT))));
    }

    private static String array(Random random, String dram) {
        String dataflow = List.of("weight-stationary", "output-stationary", "input-stationary")
                .get(random.nextInt(3));
        return design("d", 1 + random.nextInt(16), 1 + random.nextInt(16), dataflow, dram);
    }

    private static RunResult run(Design design, Network network, String weights) {
        PrecisionProfile profile = bind(experiment(
                        "lenet5",
                        "{weights: " + weights + ", activations: int8, partial-sums: int32, outputs: int8}",
                        design("d", 2, 2, "weight-stationary", "ddr4-3200")))
                .value()
                .profiles()
                .get(0);
        EffectivePrecision effective = profile.resolve(network);
        ImmutableList<LayerPrecision> precisions =
                network.layers().stream().map(effective::of).collect(ImmutableList.toImmutableList());
        return EVALUATOR.run(design, network, precisions, profile.name(), 1);
    }

    private static String mapped(String design, String mapping) {
        return design.substring(0, design.length() - 1) + ", mapping: " + mapping + "}";
    }

    /** A worse machine is not faster: not at all where no cycle may be given away, and by no more than that otherwise. */
    private static void neverFaster(
            Network network, String worse, String better, String worseWeights, String betterWeights) {
        for (String mapping : List.of(STRICT, "{}")) {
            RunResult slow = run(build(spec(mapped(worse, mapping)), INT16), network, worseWeights);
            RunResult fast = run(build(spec(mapped(better, mapping)), INT16), network, betterWeights);
            assertThat((double) slow.cycles())
                    .as(mapping)
                    .isGreaterThanOrEqualTo((mapping.equals(STRICT) ? 1 : SLACK) * fast.cycles());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lessDramBandwidthIsNeverFaster(long seed) {
        Random random = new Random(seed);
        Network network = network(random);
        String dram =
                String.format(Locale.ROOT, "{type: ddr4-3200, bandwidth: %.3f GB/s}", 1 + 20 * random.nextDouble());
        String less = String.format(Locale.ROOT, "{type: ddr4-3200, bandwidth: %.3f GB/s}", 0.05 + random.nextDouble());
        long shape = random.nextLong();
        neverFaster(network, array(new Random(shape), less), array(new Random(shape), dram), "int8", "int8");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slowerDramIsNeverFaster(long seed) {
        Random random = new Random(seed);
        Network network = network(random);
        long shape = random.nextLong();
        neverFaster(
                network,
                array(new Random(shape), "{type: ddr4-3200, channels: 1}"),
                array(new Random(shape), "{type: ddr4-3200, channels: 2}"),
                "int8",
                "int8");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void smallerBuffersAreNeverFaster(long seed) {
        Random random = new Random(seed);
        Network network = network(random);
        String array = array(random, "ddr4-3200");
        long share = 2L << random.nextInt(6);
        for (String mapping : List.of(STRICT, "{}")) {
            Design large = build(spec(mapped(array, mapping)), INT16);
            assertThat((double) run(smaller(large, share), network, "int8").cycles())
                    .as(mapping)
                    .isGreaterThanOrEqualTo((mapping.equals(STRICT) ? 1 : SLACK)
                            * run(large, network, "int8").cycles());
        }
    }

    /** The same ports in front of less room; a smaller memory as built would have faster banks, too. */
    private static Design smaller(Design d, long share) {
        MemorySystem m = d.machine().memory();
        ImmutableList<MemoryLevel> levels = m.levels().stream()
                .map(l -> l.withCapacity(l.capacityBits() / share))
                .collect(ImmutableList.toImmutableList());
        Machine machine =
                new Machine(d.machine().array(), d.machine().vector(), new MemorySystem(levels, m.dram(), m.stored()));
        return new Design(
                d.name(),
                d.formats(),
                machine,
                d.clockHz(),
                d.clockReason(),
                d.dram(),
                d.area(),
                d.notes(),
                d.mapping());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dearerDramIsNeverLessEnergy(long seed) {
        Random random = new Random(seed);
        Network network = network(random);
        Design design = build(spec(array(random, "ddr4-3200")), INT16);
        double factor = 1 + random.nextDouble();
        RunResult cheap = run(design, network, "int8");
        RunResult dear = run(dearer(design, factor), network, "int8");
        double difference = cheap.dramBits() * design.dram().readPjPerBit() * (factor - 1) * 1e-12;
        assertThat(dear.energyJ() - cheap.energyJ()).isCloseTo(difference, withPercentage(1e-6));
        assertThat(dear.cycles()).isEqualTo(cheap.cycles());
    }

    private static Design dearer(Design d, double factor) {
        DramAsBuilt m = d.dram();
        DramAsBuilt dear = new DramAsBuilt(
                m.name(),
                m.peakBitsPerSecond(),
                m.efficiency(),
                m.readPjPerBit() * factor,
                m.writePjPerBit() * factor,
                m.backgroundMw(),
                m.read(),
                m.write(),
                m.background());
        return new Design(d.name(), d.formats(), d.machine(), d.clockHz(), d.clockReason(), dear, d.area(), d.notes());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void widerWeightsAreNeverFaster(long seed) {
        Random random = new Random(seed);
        Network network = network(random);
        String design = array(random, "ddr4-3200");
        int narrow = 2 + random.nextInt(7);
        int wide = narrow + 1 + random.nextInt(16 - narrow);
        neverFaster(network, design, design, "int" + wide, "int" + narrow);
    }
}
