package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.schedule.AccessPort;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.units.systolic.OutputStationary;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileMapperTest {
    private static final long KIB = 8192;
    private final TileMapper mapper = new TileMapper();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyLayerOnAnyMachineIsConserved(long seed) throws Exception {
        Random random = new Random(seed);
        Operation operation = operation(random);
        LayerTask task = TestMachines.task(operation, "int8", "int8", "int32", "int8");
        Machine machine = machine(random);
        Schedule schedule = mapper.map(task, machine).schedule();
        assertThat(sum(schedule, -1)).isEqualTo(operation.macs());
        long stored = 0;
        long weights = 0;
        long sumsIn = 0;
        long sumsOut = 0;
        for (int s = 0; s < schedule.streams().size(); s++) {
            Stream stream = schedule.streams().get(s);
            if (stream.parent() == Stream.NONE) {
                assertThat(schedule.channels().get(stream.channel()).level()).isEqualTo("dram");
                stored += stream.tensor() == TensorRole.OUTPUTS ? sum(schedule, s) : 0;
                weights += stream.tensor() == TensorRole.WEIGHTS ? sum(schedule, s) : 0;
            }
            if (stream.tensor() == TensorRole.PARTIAL_SUMS) {
                sumsIn += stream.direction() == Stream.Direction.IN ? sum(schedule, s) : 0;
                sumsOut += stream.direction() == Stream.Direction.OUT ? sum(schedule, s) : 0;
            }
        }
        assertThat(stored).isEqualTo(8 * operation.outputElements());
        assertThat(weights).isGreaterThanOrEqualTo(8 * operation.weightElements());
        assertThat(sumsIn).isEqualTo(sumsOut);
        assertThat(schedule.kinds().size()).isLessThan(400);
    }

    @Test
    void aLayerThatFitsMovesEveryElementOnce() throws Exception {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(512, 512, 480, false), "int4", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new WeightStationary(), 8, 8, 512, TestMachines.shared(8192 * KIB, 2));
        Schedule schedule = mapper.map(task, machine).schedule();
        assertThat(dram(schedule, TensorRole.WEIGHTS)).isEqualTo(512 * 480 * 4);
        assertThat(dram(schedule, TensorRole.ACTIVATIONS)).isEqualTo(512 * 512 * 8);
        assertThat(dram(schedule, TensorRole.OUTPUTS)).isEqualTo(512 * 480 * 8);
        assertThat(dram(schedule, TensorRole.PARTIAL_SUMS)).isZero();
    }

    @Test
    void aProductOfTenToTheFifteenIsMappedAtOnce() throws Exception {
        LayerTask task = TestMachines.task(
                MatrixMultiply.fullyConnected(100_000, 100_000, 100_000, false), "fp32", "fp32", "fp32", "fp32");
        Machine machine =
                TestMachines.machine(new OutputStationary(), 128, 128, 512, TestMachines.shared(4096 * KIB, 2));
        Mapped mapped = mapper.map(task, machine);
        assertThat(sum(mapped.schedule(), -1)).isEqualTo(1_000_000_000_000_000L);
        assertThat(mapped.schedule().kinds().size()).isLessThan(100);
        assertThat(mapped.estimatedCycles()).isGreaterThan(1_000_000_000_000_000L / (128 * 128));
    }

    @Test
    void narrowerWeightsMoveFewerBitsAndNeverTakeLonger() throws Exception {
        long before = Long.MAX_VALUE;
        for (int bits = 16; bits >= 2; bits--) {
            LayerTask task = TestMachines.task(
                    MatrixMultiply.fullyConnected(16, 1024, 1024, false), "int" + bits, "int8", "int32", "int8");
            Machine machine =
                    TestMachines.machine(new WeightStationary(), 32, 32, 64, TestMachines.shared(64 * KIB, 2));
            Mapped mapped = mapper.map(task, machine);
            assertThat(dram(mapped.schedule(), TensorRole.WEIGHTS)).isEqualTo(1024L * 1024 * bits);
            assertThat(mapped.estimatedCycles()).isLessThanOrEqualTo(before);
            before = mapped.estimatedCycles();
        }
    }

    @Test
    void aBufferTooSmallForAnyTileIsNamedWithItsShortage() {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(4, 4, 4, false), "fp32", "fp32", "fp32", "fp32");
        Machine machine = TestMachines.machine(new WeightStationary(), 4, 4, 64, TestMachines.shared(64, 2));
        assertThatThrownBy(() -> mapper.map(task, machine))
                .isInstanceOf(InfeasibleMappingException.class)
                .hasMessage(
                        "buffer: needs 192 bits for the smallest tile (weights 64 bits in 2 slots + activations 64 bits"
                                + " in 2 slots + results 64 bits in 2 slots), has 64 bits; enlarge it to at least 192 bits, or give"
                                + " it fewer than 2 slots");
    }

    @Test
    void aTensorWithoutAMemoryIsNamed() {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(4, 4, 4, false), "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(
                new WeightStationary(),
                4,
                4,
                64,
                TestMachines.level("w", 4096, 64, 2, Packing.DENSE, TensorRole.WEIGHTS));
        assertThatThrownBy(() -> mapper.map(task, machine))
                .isInstanceOf(InfeasibleMappingException.class)
                .hasMessageContaining("no on-chip memory holds activations");
    }

    @Test
    void aNarrowPortKeepsTheArrayWaitingForThatLevel() throws Exception {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(64, 64, 64, false), "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(
                new OutputStationary(),
                16,
                16,
                64,
                TestMachines.level("buffer", 1024 * KIB, 8, 2, Packing.DENSE, TensorRole.values()));
        Schedule schedule = mapper.map(task, machine).schedule();
        assertThat(schedule.kinds()).anySatisfy(kind -> assertThat(kind.busy())
                .anySatisfy(b -> assertThat(b.cause().label()).endsWith(":buffer:bandwidth")));
    }

    @Test
    void rowsOfABufferFollowThePacking() throws Exception {
        long[] reads = new long[3];
        for (Packing packing : Packing.values()) {
            Machine machine = TestMachines.machine(
                    new WeightStationary(),
                    8,
                    8,
                    64,
                    TestMachines.level("buffer", 1024 * KIB, 1 << 20, 2, packing, TensorRole.values()));
            LayerTask task = TestMachines.task(
                    MatrixMultiply.fullyConnected(64, 64, 64, false), "int3", "int8", "int32", "int8");
            Schedule schedule = mapper.map(task, machine).schedule();
            for (int p = 0; p < schedule.ports().size(); p++) {
                AccessPort port = schedule.ports().get(p);
                if (port.tensor() == TensorRole.WEIGHTS && port.action() == AccessPort.Action.WRITE) {
                    reads[packing.ordinal()] = accesses(schedule, p);
                }
            }
        }
        // 4096 words of 3 bits in rows of 64: 192 rows dense, 21 words a row aligned (a tile ends its row), 16
        // sub-word.
        assertThat(reads[0]).isEqualTo(192);
        assertThat(reads[1]).isBetween(196L, 256L);
        assertThat(reads[2]).isEqualTo(256);
    }

    @Test
    void aResidentInputIsNotReadFromDram() throws Exception {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(64, 64, 64, false), "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new WeightStationary(), 8, 8, 64, TestMachines.shared(1024 * KIB, 2));
        Schedule schedule = mapper.map(
                        task, machine, new Residency(Residency.ALL, false, Residency.Results.KEPT, 64 * 64 * 8))
                .schedule();
        assertThat(schedule.streams()).extracting(Stream::tensor).containsExactly(TensorRole.WEIGHTS);
    }

    /**
     * A product of 3 x 3 by 3 x 3 numbers of 8 bits keeps its 72 bits of results beside 72 bits of another tensor, its input.
     * A tile of one sum over all three products takes two slots of 3 weights, 48 bits: 192 in all. One that leaves its sum
     * unfinished takes two slots of one weight and of one sum of 32 bits, 16 + 64 = 80.
     */
    @Test
    void keptResultsFitToTheBitBesideTheirTiles() throws Exception {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(3, 3, 3, false), "int8", "int8", "int32", "int8");
        Residency kept = new Residency(Residency.ALL, false, Residency.Results.KEPT, 72);
        Machine enough = TestMachines.machine(new OutputStationary(), 3, 3, 64, TestMachines.shared(72 + 72 + 48, 2));
        assertThat(mapper.map(task, enough, kept).schedule().streams())
                .extracting(Stream::tensor)
                .containsExactly(TensorRole.WEIGHTS);
        Machine less = TestMachines.machine(new OutputStationary(), 3, 3, 64, TestMachines.shared(72 + 72 + 47, 2));
        assertThatThrownBy(() -> mapper.map(task, less, kept))
                .isInstanceOfSatisfying(InfeasibleMappingException.class, e -> assertThat(e.neededBits())
                        .isEqualTo(72 + 48))
                .hasMessageContaining("results 72 bits kept whole");
    }

    @Test
    void aSecondOperandThatLiesOnChipIsNotReadFromDram() throws Exception {
        LayerTask task =
                TestMachines.task(new MatrixMultiply(4, 16, 32, 16, true, 2, false), "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new OutputStationary(), 8, 8, 64, TestMachines.shared(64 * KIB, 2));
        Residency operands =
                new Residency(Residency.ALL, true, Residency.Results.WRITTEN, 8 * (4 * 16 * 32 + 2 * 32 * 16));
        Schedule schedule = mapper.map(task, machine, operands).schedule();
        assertThat(schedule.streams()).extracting(Stream::tensor).containsExactly(TensorRole.OUTPUTS);
    }

    /** Of 150 elements 100 lie on chip; what comes from DRAM is shared out over the chunks like all else. */
    @Test
    void vectorWorkFetchesOnlyWhatIsNotOnChip() throws Exception {
        VectorOperation add = new VectorOperation("add", 150, 75, 75, 0, false);
        LayerTask task = TestMachines.task(add, "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new WeightStationary(), 8, 8, 64, TestMachines.shared(2 * KIB, 2));
        Residency part = new Residency(100, false, Residency.Results.KEPT_AND_WRITTEN, 100 * 8);
        Schedule schedule = mapper.map(task, machine, part).schedule();
        assertThat(dram(schedule, TensorRole.ACTIVATIONS)).isEqualTo(50 * 8);
        assertThat(dram(schedule, TensorRole.OUTPUTS)).isEqualTo(75 * 8);
        Residency whole = new Residency(Residency.ALL, false, Residency.Results.KEPT, 150 * 8);
        Schedule onChip = mapper.map(task, machine, whole).schedule();
        assertThat(dram(onChip, TensorRole.ACTIVATIONS) + dram(onChip, TensorRole.OUTPUTS))
                .isZero();
    }

    @Test
    void aProductDoesNotReadItsActivationsFromTwoPlaces() {
        LayerTask task =
                TestMachines.task(MatrixMultiply.fullyConnected(3, 3, 3, false), "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new OutputStationary(), 3, 3, 64, TestMachines.shared(KIB, 2));
        Residency part = new Residency(5, false, Residency.Results.WRITTEN, 40);
        assertThatThrownBy(() -> mapper.map(task, machine, part)).hasMessageContaining("from one memory");
    }

    @Test
    void vectorWorkReadsAndWritesEachElementOnceInChunks() throws Exception {
        VectorOperation pool = new VectorOperation("max-pool", 100_003, 25_001, 100_003, 0, false);
        LayerTask task = TestMachines.task(pool, "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new WeightStationary(), 8, 8, 64, TestMachines.shared(16 * KIB, 2));
        Schedule schedule = mapper.map(task, machine).schedule();
        assertThat(dram(schedule, TensorRole.ACTIVATIONS)).isEqualTo(8 * 100_003);
        assertThat(dram(schedule, TensorRole.OUTPUTS)).isEqualTo(8 * 25_001);
        assertThat(schedule.kinds().size()).isLessThan(6);
    }

    @Test
    void aLookUpReadsItsRowsAndNotTheTable() throws Exception {
        VectorOperation look = new VectorOperation("embedding", 3, 192, 192, 64_000, 192, false);
        LayerTask task = TestMachines.task(look, "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new WeightStationary(), 8, 8, 64, TestMachines.shared(16 * KIB, 2));
        Schedule schedule = mapper.map(task, machine).schedule();
        assertThat(dram(schedule, TensorRole.WEIGHTS)).isEqualTo(8 * 192);
    }

    @Test
    void fusedVectorWorkMovesNothing() throws Exception {
        VectorOperation relu = new VectorOperation("relu", 1000, 1000, 1000, 0, true);
        LayerTask task = TestMachines.task(relu, "int8", "int8", "int32", "int8");
        Machine machine = TestMachines.machine(new WeightStationary(), 8, 8, 64, TestMachines.shared(16 * KIB, 2));
        Schedule schedule = mapper.map(task, machine).schedule();
        assertThat(schedule.streams()).isEmpty();
        assertThat(schedule.kinds().get(0).busyCycles()).isEqualTo(63);
    }

    static Operation operation(Random random) {
        if (random.nextInt(3) == 0) {
            long shared = 1 + random.nextInt(2);
            return new MatrixMultiply(
                    shared * (1 + random.nextInt(3)),
                    1 + random.nextInt(300),
                    1 + random.nextInt(300),
                    1 + random.nextInt(300),
                    true,
                    shared,
                    false);
        }
        long groups = random.nextBoolean() ? 1 : 1 + random.nextInt(32);
        long size = 7 + random.nextInt(50);
        return new Convolution(
                1 + random.nextInt(2),
                groups,
                groups * (1 + random.nextInt(40)),
                groups * (1 + random.nextInt(40)),
                Extent.square(size),
                Extent.square(1 + random.nextInt(5)),
                Extent.square(1 + random.nextInt(2)),
                Extent.square(1),
                Padding.all(random.nextInt(3)),
                false);
    }

    static Machine machine(Random random) {
        long capacity = KIB << random.nextInt(8);
        int slots = 1 + random.nextInt(2);
        if (random.nextBoolean()) {
            return TestMachines.machine(new WeightStationary(), 16, 16, 64, TestMachines.shared(capacity, slots));
        }
        return TestMachines.machine(
                new OutputStationary(),
                16,
                16,
                64,
                TestMachines.shared(8 * capacity, slots),
                TestMachines.level("w", capacity, 256, 2, Packing.ALIGNED, TensorRole.WEIGHTS),
                TestMachines.level("a", capacity, 256, 2, Packing.SUB_WORD, TensorRole.ACTIVATIONS),
                TestMachines.level("r", capacity, 256, 2, Packing.DENSE, TensorRole.PARTIAL_SUMS, TensorRole.OUTPUTS));
    }

    private static long dram(Schedule schedule, TensorRole role) {
        long bits = 0;
        for (int s = 0; s < schedule.streams().size(); s++) {
            if (schedule.streams().get(s).tensor() == role
                    && schedule.streams().get(s).parent() == Stream.NONE) {
                bits += sum(schedule, s);
            }
        }
        return bits;
    }

    private static long accesses(Schedule schedule, int port) {
        long[] times = schedule.tilesByKind();
        long sum = 0;
        for (int k = 0; k < times.length; k++) {
            sum += times[k] * schedule.kinds().get(k).accesses().get(port);
        }
        return sum;
    }

    /** Bits of a stream over all tiles; the multiply-accumulates for stream -1. */
    private static long sum(Schedule schedule, int stream) {
        long[] times = schedule.tilesByKind();
        long sum = 0;
        for (int k = 0; k < times.length; k++) {
            sum += times[k]
                    * (stream < 0
                            ? schedule.kinds().get(k).macs()
                            : schedule.kinds().get(k).bits().get(stream));
        }
        return sum;
    }
}
