package org.bitgauge.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.EnergyRates;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.MappingChoice;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.lab.evaluate.RandomMachine.Memory;
import org.bitgauge.lab.testing.Experiments;
import org.bitgauge.units.map.TileMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers of all kinds on machines of all kinds, mapped anew after one thing has become worse. Without slack no cycle may be
 * won by that: none at all where the mapping on the better machine is proved to be the best, and elsewhere no more than the
 * gap that the mapper states.
 */
class MonotoneMappingTest {
    private static final MappingRequest STRICT = new MappingRequest(
            Residency.NONE,
            new MappingGoal(Objective.CYCLES, 20, 0, 1500, new EnergyRates(12, 15, 3)),
            Optional.empty());
    private static final DatapathFormats INT16 = Experiments.formats("int16", "int16", "int48");
    private static final DatapathFormats FP32 = Experiments.formats("fp32", "fp32", "fp32");
    private static final List<String> FLOATS =
            List.of("e2m1", "mxfp4_e2m1", "mxfp6_e2m3", "mxfp8_e4m3", "bf16", "fp32");
    private static final AtomicInteger PROVED = new AtomicInteger();
    private static final AtomicInteger COMPARED = new AtomicInteger();

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("bitgauge.cases", 8));
    }

    /** A mapping and how much better another can be. */
    private record Result(long cycles, double gap) {}

    private record Formats(String weights, String activations, String sums, String outputs) {}

    private static LayerTask task(Operation operation, Formats formats) {
        return new LayerTask(
                new Layer("layer", operation, ImmutableList.of("input")),
                new LayerPrecision(
                        precision(formats.weights()),
                        precision(formats.activations()),
                        precision(formats.sums()),
                        precision(formats.outputs())));
    }

    private static TensorPrecision precision(String format) {
        return TensorPrecision.of(NumberFormats.parse(format), "test");
    }

    private static Operation operation(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                long elements = 1 + random.nextInt(4000);
                long outputs = 1 + elements / (1 + random.nextInt(4));
                return new VectorOperation("add", elements, outputs, elements, 0, false);
            }
            case 1 -> {
                long groups = 1 + random.nextInt(6);
                return convolution(random, groups, groups, groups);
            }
            case 2 -> {
                return convolution(random, 1, 1 + random.nextInt(16), 1 + random.nextInt(16));
            }
            default -> {
                return MatrixMultiply.fullyConnected(
                        1 + random.nextInt(40), 1 + random.nextInt(80), 1 + random.nextInt(80), false);
            }
        }
    }

    private static Operation convolution(Random random, long groups, long channels, long filters) {
        long kernel = 1 + random.nextInt(3);
        return new Convolution(
                1,
                groups,
                channels,
                filters,
                Extent.square(kernel + 2 + random.nextInt(8)),
                Extent.square(kernel),
                Extent.square(1 + random.nextInt(2)),
                Extent.square(1),
                Padding.all(random.nextInt(2)),
                false);
    }

    private static Formats integers(Random random) {
        return new Formats(
                "int" + (2 + random.nextInt(8)),
                "int" + (2 + random.nextInt(8)),
                "int32",
                "int" + (2 + random.nextInt(8)));
    }

    private static Optional<Result> map(LayerTask task, Machine machine) {
        try {
            Mapped mapped = new TileMapper().map(task, machine, STRICT);
            MappingChoice choice = mapped.choice().orElseThrow();
            long cycles = new EventEngine().run(mapped.schedule()).cycles();
            assertThat(cycles).isPositive();
            return Optional.of(new Result(cycles, choice.gap()));
        } catch (InfeasibleMappingException e) {
            return Optional.empty();
        }
    }

    /** What a worse machine can run a better one can, too, and no slower. */
    private static void neverFaster(Optional<Result> worse, Optional<Result> better, Object what) {
        if (worse.isEmpty()) {
            return;
        }
        assertThat(better).as("%s", what).isPresent();
        COMPARED.incrementAndGet();
        PROVED.addAndGet(better.get().gap() == 0 ? 1 : 0);
        assertThat((double) worse.get().cycles())
                .as("%s, gap %g", what, better.get().gap())
                .isGreaterThanOrEqualTo(
                        better.get().cycles() * (1 - better.get().gap()) * (1 - 1e-12));
    }

    private static void machines(Random random, RandomMachine worse, RandomMachine better) {
        machines(task(operation(random), integers(random)), worse, better);
    }

    private static void machines(LayerTask task, RandomMachine worse, RandomMachine better) {
        neverFaster(map(task, worse.build(INT16)), map(task, better.build(INT16)), task + "\n" + worse + "\n" + better);
    }

    @AfterAll
    static void mostAreHeldWithoutTolerance() {
        assertThat(PROVED.get()).as("of %d", COMPARED.get()).isGreaterThan(COMPARED.get() / 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lessDramBandwidth(long seed) {
        Random random = new Random(seed);
        RandomMachine machine = RandomMachine.of(random);
        machines(random, machine.withDram(machine.dramGbps() * (0.1 + 0.9 * random.nextDouble())), machine);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void smallerMemories(long seed) {
        Random random = new Random(1000 + seed);
        RandomMachine machine = RandomMachine.of(random);
        int which = random.nextInt(machine.memories().size());
        machines(random, machine.with(which, m -> m.withBytes(m.bytes() / 2)), machine);
    }

    /** As built: a smaller memory has faster banks, but none delivers more than a row a cycle, which all do at this clock. */
    @ParameterizedTest
    @MethodSource("seeds")
    void smallerMemoriesAsBuilt(long seed) {
        Random random = new Random(1500 + seed);
        RandomMachine machine = RandomMachine.of(random);
        for (int i = 0; i < machine.memories().size(); i++) {
            machine = machine.with(i, m -> m.withBits(0));
        }
        int which = random.nextInt(machine.memories().size());
        machines(random, machine.with(which, m -> m.withBytes(m.bytes() / 2)), machine);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void narrowerPorts(long seed) {
        Random random = new Random(2000 + seed);
        RandomMachine machine = RandomMachine.of(random);
        int which = random.nextInt(machine.memories().size());
        machines(random, machine.with(which, m -> m.withBits(1 + random.nextInt((int) m.bits()))), machine);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void longerLatency(long seed) {
        Random random = new Random(3000 + seed);
        RandomMachine machine = RandomMachine.of(random);
        int which = random.nextInt(machine.memories().size());
        machines(random, machine.with(which, m -> m.withLatency(m.latency() + 1 + random.nextInt(30))), machine);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fewerPorts(long seed) {
        Random random = new Random(4000 + seed);
        RandomMachine machine = RandomMachine.of(random);
        int which = random.nextInt(machine.memories().size());
        String transfers = random.nextBoolean() ? "shared" : "own";
        machines(
                random,
                machine.with(which, m -> m.withPorts("1rw", "shared")),
                machine.with(which, m -> m.withPorts("1r1w", transfers)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void looserPacking(long seed) {
        Random random = new Random(5000 + seed);
        RandomMachine machine = RandomMachine.of(random);
        int which = random.nextInt(machine.memories().size());
        String looser = random.nextBoolean() ? "aligned" : "sub-word";
        Operation operation = operation(random);
        machines(
                task(operation, integers(random)),
                machine.with(which, m -> m.withPacking(looser)).withoutBankConflicts(operation),
                machine.with(which, m -> m.withPacking("dense")).withoutBankConflicts(operation));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void widerIntegers(long seed) {
        Random random = new Random(6000 + seed);
        RandomMachine drawn = RandomMachine.of(random);
        Operation operation = operation(random);
        Machine machine = drawn.withoutBankConflicts(operation).build(INT16);
        Formats narrow = integers(random);
        Formats wide = new Formats(
                wider(narrow.weights(), random),
                wider(narrow.activations(), random),
                wider(narrow.sums(), random),
                wider(narrow.outputs(), random));
        neverFaster(
                map(task(operation, wide), machine),
                map(task(operation, narrow), machine),
                operation + " " + narrow + " " + wide);
    }

    /** The exception, docs/modelling-memory.md: positions of 5 x 6 bits lie in one row of 32, positions of 5 x 8 in two. */
    @Test
    void aNarrowerFormatCanMeetInFewerBanks() {
        String all = "weights, activations, partial-sums, outputs";
        RandomMachine machine = new RandomMachine(
                "{type: systolic, rows: 10, columns: 8, dataflow: weight-stationary}",
                ImmutableList.of(
                        new Memory("global", all, 16384, 32, 1, "1rw", 128, 8, 3, "aligned", "shared"),
                        new Memory("near", "weights, activations", 2048, 32, 2, "1rw", 32, 10, 2, "aligned", "own")),
                "hbm2",
                3.867325);
        Operation depthwise = new Convolution(
                1,
                5,
                5,
                5,
                Extent.square(7),
                Extent.square(3),
                Extent.square(2),
                Extent.square(1),
                Padding.all(1),
                false);
        LayerTask narrow = task(depthwise, new Formats("int9", "int6", "int32", "int7"));
        LayerTask wide = task(depthwise, new Formats("int9", "int8", "int33", "int8"));
        assertThat(map(narrow, machine.build(INT16)).orElseThrow().cycles()).isEqualTo(348);
        assertThat(map(wide, machine.build(INT16)).orElseThrow().cycles()).isEqualTo(257);
        RandomMachine unbanked = machine.withoutBankConflicts(depthwise);
        neverFaster(map(wide, unbanked.build(INT16)), map(narrow, unbanked.build(INT16)), unbanked);
    }

    private static String wider(String integer, Random random) {
        int bits = Integer.parseInt(integer.substring(3));
        return "int" + Math.min(bits < 16 ? 16 : 48, bits + random.nextInt(5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void widerFloats(long seed) {
        Random random = new Random(7000 + seed);
        RandomMachine drawn = RandomMachine.of(random);
        Operation operation = operation(random);
        Machine machine = drawn.withoutBankConflicts(operation).build(FP32);
        int weights = random.nextInt(FLOATS.size());
        int activations = random.nextInt(FLOATS.size());
        Formats narrow = new Formats(FLOATS.get(weights), FLOATS.get(activations), "fp32", "fp16");
        Formats wide = new Formats(
                FLOATS.get(weights + random.nextInt(FLOATS.size() - weights)),
                FLOATS.get(activations + random.nextInt(FLOATS.size() - activations)),
                "fp32",
                random.nextBoolean() ? "fp16" : "fp32");
        neverFaster(
                map(task(operation, wide), machine),
                map(task(operation, narrow), machine),
                operation + " " + narrow + " " + wide);
    }
}
