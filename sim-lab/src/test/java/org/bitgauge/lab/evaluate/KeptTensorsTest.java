package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitgauge.lab.testing.Experiments.bind;
import static org.bitgauge.lab.testing.Experiments.build;
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
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.core.result.TensorPlace.Place;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.lab.design.Design;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.VectorWork;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The machine of {@link WorkedExampleTest}, and a branch: {@code a} and {@code b} are 3 x 3 by 3 x 3 products, {@code c} adds
 * their results.
 *
 * <p>Through DRAM: {@code a} and {@code b} take 4 + 5 + 1 + 10 + 2 + 5 = 27 cycles each. {@code c} runs in two halves. The
 * first reads 72 bits in 2 cycles, 5 of latency later the buffer's port serves 2 rows of operands and one of sums for each
 * half, 3 + 3 cycles, and one cycle and 5 of latency later the last sums are stored: 19.
 *
 * <p>Kept: {@code a} stores nothing, 27 - 7 = 20. {@code b} loads weights alone, 2 + 5 + 1 + 10 = 18. {@code c} passes
 * 3 + 2 rows through the port and stores, 5 + 2 + 5 = 12. DRAM delivers three operands of 72 bits and takes one.
 */
class KeptTensorsTest {
    private static final String KEEP = ", mapping: {keep-feature-maps: when-it-pays}}";
    private static final DatapathFormats INT8 = formats("int8", "int8", "int32");
    private static final Evaluator EVALUATOR = new Evaluator(new TileMapper(), new EventEngine());
    private static final String SMALL = "{name: d, technology: nangate45, clock: 100 MHz,"
            + " array: {type: systolic, rows: 3, columns: 3, dataflow: weight-stationary},"
            + " memories: [{name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 64 KiB,"
            + " width: 64}], dram: {type: ddr4-3200, bandwidth: 1 GB/s}}";

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    private static Design design(String yaml, boolean keep) {
        return build(spec(keep ? yaml.substring(0, yaml.length() - 1) + KEEP : yaml), INT8);
    }

    private static ImmutableList<LayerPrecision> precisions(Network network, String profile) {
        PrecisionProfile bound =
                bind(experiment("lenet5", profile, SMALL)).value().profiles().get(0);
        return network.layers().stream()
                .map(layer -> bound.resolve(network).of(layer))
                .collect(ImmutableList.toImmutableList());
    }

    private static RunResult run(Design design, Network network, String profile) {
        return EVALUATOR.run(design, network, precisions(network, profile), "p", 1);
    }

    private static Network branch() {
        MatrixMultiply product = MatrixMultiply.fullyConnected(3, 3, 3, false);
        return new Network(
                "branch",
                "test",
                ImmutableList.of(
                        new Layer("a", product, ImmutableList.of(Network.INPUT)),
                        new Layer("b", product, ImmutableList.of("a")),
                        new Layer("c", VectorWork.add(9), ImmutableList.of("a", "b"))));
    }

    private static final String EIGHT = "{weights: int8, activations: int8, partial-sums: int32, outputs: int8}";

    @Test
    void theBranchTakesTheCyclesOfTheComment() {
        RunResult through = run(design(SMALL, false), branch(), EIGHT);
        assertThat(through.layers()).extracting(LayerResult::cycles).containsExactly(27L, 27L, 2L + 5 + 3 + 3 + 1 + 5);
        assertThat(through.dramBits()).isEqualTo(3 * 72 + 3 * 72 + 3 * 72);
        RunResult kept = run(design(SMALL, true), branch(), EIGHT);
        assertThat(kept.layers()).extracting(LayerResult::cycles).containsExactly(20L, 18L, 5L + 2 + 5);
        assertThat(kept.dramBits()).isEqualTo(3 * 72 + 72);
        assertThat(kept.tensors()).extracting(TensorPlace::place).containsExactly(Place.KEPT, Place.KEPT, Place.DRAM);
        assertThat(kept.tensors().get(0)).isEqualTo(new TensorPlace("a", 9, 72, "buffer", Place.KEPT, "c", 2, 0, ""));
    }

    @Test
    void nothingIsSaidOfTensorsWhereNoneMayStay() {
        assertThat(run(design(SMALL, false), branch(), EIGHT).tensors()).isEmpty();
    }

    @Test
    void separateBuffersCannotKeepAnything() {
        String split = SMALL.replace(
                "{name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 64 KiB, width: 64}",
                "{name: in, holds: [weights, activations], capacity: 64 KiB, width: 64},"
                        + " {name: out, holds: [partial-sums, outputs], capacity: 64 KiB, width: 64}");
        RunResult kept = run(design(split, true), branch(), EIGHT);
        assertThat(kept.tensors().get(0).reason())
                .isEqualTo("no memory is the farthest from the array for both activations and outputs");
        assertThat(kept.cycles())
                .isEqualTo(run(design(split, false), branch(), EIGHT).cycles());
    }

    @Test
    void aReaderOfAnotherFormatReadsFromDram() {
        String mixed = "{weights: int8, activations: int8, partial-sums: int32, outputs: int8,"
                + " layers: [{match: b, activations: int4}]}";
        RunResult kept = run(design(SMALL, true), branch(), mixed);
        TensorPlace a = kept.tensors().get(0);
        assertThat(a.reason()).isEqualTo("b reads int4, it is stored as int8");
        assertThat(a.place()).isEqualTo(Place.KEPT_AND_WRITTEN);
        assertThat(a.onChipReads()).isEqualTo(1);
    }

    private static String memories(Random random) {
        int kib = 1 << random.nextInt(4);
        String packing = List.of("dense", "aligned", "sub-word").get(random.nextInt(3));
        String of = String.format(Locale.ROOT, "capacity: %d KiB, width: 64, packing: %s}", kib, packing);
        return switch (random.nextInt(4)) {
            case 0 ->
                "{name: weights, holds: [weights], capacity: 4 KiB}, {name: data, holds: [activations, partial-sums,"
                        + " outputs], " + of;
            case 1 ->
                "{name: weights, holds: [weights], capacity: 4 KiB}, {name: unified, holds: [activations, outputs], "
                        + of + ", {name: sums, holds: [partial-sums], capacity: 4 KiB}";
            case 2 ->
                "{name: global, holds: [weights, activations, partial-sums, outputs], " + of
                        + ", {name: local, holds: [weights, activations, partial-sums, outputs], capacity: 1 KiB}";
            default -> "{name: all, holds: [weights, activations, partial-sums, outputs], " + of;
        };
    }

    private static String random(Random random) {
        String array = random.nextBoolean()
                ? "{type: systolic, rows: 4, columns: 4, dataflow: "
                        + List.of("weight-stationary", "output-stationary", "input-stationary")
                                .get(random.nextInt(3)) + "}"
                : "{type: inner-product, lanes: 4, filters: 4}";
        return String.format(
                Locale.ROOT,
                "{name: d, technology: nangate45, clock: 100 MHz, array: %s, memories: [%s],"
                        + " dram: {type: ddr4-3200, bandwidth: %.2f GB/s}}",
                array,
                memories(random),
                0.1 + random.nextDouble());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepingNeverCostsAnything(long seed) {
        Random random = new Random(seed);
        Network network = RandomNetworks.of(random);
        String yaml = random(random);
        String bits = random.nextBoolean() ? "int4" : "int8";
        String profile =
                String.format("{weights: int8, activations: %s, partial-sums: int32, outputs: %s}", bits, bits);
        RunResult through = run(design(yaml, false), network, profile);
        RunResult kept = run(design(yaml, true), network, profile);
        assertThat(kept.cycles()).isLessThanOrEqualTo(through.cycles());
        assertThat(kept.energyJ()).isLessThanOrEqualTo(through.energyJ() * (1 + 1e-12));
        assertThat(kept.dramBits()).isLessThanOrEqualTo(through.dramBits());
        closes(design(yaml, true), network, profile, kept);
    }

    private static long bits(LayerResult layer, String component, String tensor, String action) {
        return layer.ledger().energy().stream()
                .filter(e -> e.component().equals(component)
                        && e.tensor().equals(tensor)
                        && e.action().equals(action))
                .mapToLong(e -> e.bits())
                .sum();
    }

    /** What is read on chip was written there and is not read from DRAM; what is read from DRAM was written to it. */
    private static void closes(Design design, Network network, String profile, RunResult run) {
        ImmutableList<LayerPrecision> precisions = precisions(network, profile);
        ImmutableList.Builder<LayerTask> tasks = ImmutableList.builder();
        for (int i = 0; i < precisions.size(); i++) {
            tasks.add(new LayerTask(network.layers().get(i), precisions.get(i)));
        }
        Placement placement = EVALUATOR.placement(design, network, tasks.build());
        int home = design.machine().memory().home().orElseThrow();
        String level = design.machine().memory().levels().get(home).name();
        int width = (int) precisions.get(0).outputs().format().bitsPerElement();
        for (int i = 0; i < precisions.size(); i++) {
            Layer layer = network.layers().get(i);
            LayerResult result = run.layers().get(i);
            Residency residency = placement.layers().get(i);
            long needed = layer.operation().activationElements();
            boolean vector = layer.operation() instanceof VectorOperation;
            if (vector && ((VectorOperation) layer.operation()).fusible()) {
                assertThat(result.dramReadBits() + result.dramWriteBits()).isZero();
                continue;
            }
            long read = bits(result, "dram", "activations", "read");
            assertThat(read == 0).as(layer.name()).isEqualTo(residency.fromDram(needed) == 0);
            if (vector) {
                assertThat(read).as(layer.name()).isEqualTo(width * residency.fromDram(needed));
            }
            if (residency.wholeInput()) {
                assertThat(bits(result, level, "activations", "write")).isZero();
                assertThat(bits(result, level, "activations", "read")).isPositive();
            }
            if (residency.weights()) {
                assertThat(bits(result, "dram", "weights", "read")).isZero();
            }
            long made = layer.operation().outputElements() * width;
            assertThat(bits(result, "dram", "outputs", "write"))
                    .as(layer.name())
                    .isEqualTo(residency.results().leave() ? made : 0);
            assertThat(bits(result, level, "outputs", "write")).isGreaterThanOrEqualTo(made);
            TensorPlace place = run.tensors().stream()
                    .filter(t -> t.tensor().equals(layer.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(place.place() == Place.DRAM)
                    .isEqualTo(!residency.results().stay());
            assertThat(place.place() == Place.KEPT)
                    .isEqualTo(!residency.results().leave());
            assertThat(place.place() == Place.KEPT && place.dramReads() > 0).isFalse();
        }
    }
}
