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
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DramAsBuilt;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.EffectivePrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One matrix product on one design, with one thing changed. */
class MonotoneTest {
    /** The mapper picks tiles by an estimate of their time, so the time of its pick may lie above another's; see docs/modelling.md. */
    private static final double MAPPER_SLACK = 0.95;

    private static final Evaluator EVALUATOR = new Evaluator(new TileMapper(), new EventEngine());
    private static final DatapathFormats INT16 = formats("int16", "int16", "int48");

    static LongStream seeds() {
        return LongStream.range(0, 60);
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

    @ParameterizedTest
    @MethodSource("seeds")
    void lessDramBandwidthIsNeverFaster(long seed) {
        Random random = new Random(seed);
        Network network = network(random);
        String dram =
                String.format(Locale.ROOT, "{type: ddr4-3200, bandwidth: %.3f GB/s}", 1 + 20 * random.nextDouble());
        String less = String.format(Locale.ROOT, "{type: ddr4-3200, bandwidth: %.3f GB/s}", 0.05 + random.nextDouble());
        long shape = random.nextLong();
        Design fast = build(spec(array(new Random(shape), dram)), INT16);
        Design slow = build(spec(array(new Random(shape), less)), INT16);
        assertThat((double) run(slow, network, "int8").cycles())
                .isGreaterThanOrEqualTo(
                        MAPPER_SLACK * run(fast, network, "int8").cycles());
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
        Design design = build(spec(array(random, "ddr4-3200")), INT16);
        int narrow = 2 + random.nextInt(7);
        int wide = narrow + 1 + random.nextInt(16 - narrow);
        assertThat((double) run(design, network, "int" + wide).cycles())
                .isGreaterThanOrEqualTo(
                        MAPPER_SLACK * run(design, network, "int" + narrow).cycles());
    }
}
