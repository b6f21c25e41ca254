package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.burst.StorageOrder;
import org.bitgauge.core.burst.TransferAddresses;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.MappingRequest;
import org.bitgauge.core.unit.Residency;
import org.bitgauge.units.systolic.WeightStationary;
import org.bitgauge.units.testing.TestMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerAddressesTest {
    private static final int MOST_TILES = 3000;

    static LongStream seeds() {
        return LongStream.range(0, 45);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void boxesHoldWhatTheScheduleMovesAndOutputsAreStoredOnce(long seed) throws Exception {
        Random random = new Random(seed);
        Operation operation = TileMapperTest.operation(random);
        LayerTask task = TestMachines.task(operation, "int8", "int8", "int8", "int8");
        Machine machine = TileMapperTest.machine(random);
        Schedule schedule = new TileMapper().map(task, machine).schedule();
        StorageOrder order = StorageOrder.values()[(int) seed % 3];
        Hierarchy hierarchy = new Hierarchy(machine.memory());
        LoopNest nest = LoopNest.of(operation);
        BoxRuns runs = new BoxRuns();
        LayerBoxes boxes = new LayerBoxes(
                nest,
                MappingText.parse(schedule.description(), nest.size(), hierarchy.stages()),
                hierarchy,
                order,
                runs);
        BitSet[] seen = new BitSet[TensorRole.values().length];
        for (int r = 0; r < seen.length; r++) {
            seen[r] = new BitSet();
        }
        List<Integer> kinds = new ArrayList<>();
        unroll(schedule.order(), kinds);
        for (int tile = 0; tile < kinds.size(); tile++) {
            for (int s = 0; s < schedule.streams().size(); s++) {
                Stream stream = schedule.streams().get(s);
                long bits = schedule.kinds().get(kinds.get(tile)).bits().get(s);
                if (stream.parent() == Stream.NONE && bits > 0) {
                    boxes.open(stream.tensor(), tile);
                    visit(runs, bits, boxes.elements(stream.tensor()), seen, stream, order, tile, padded(operation));
                }
            }
        }
        if (kinds.size() < MOST_TILES) {
            assertThat(seen[TensorRole.OUTPUTS.ordinal()].cardinality()).isEqualTo((int) operation.outputElements());
            assertThat(seen[TensorRole.WEIGHTS.ordinal()].cardinality()).isEqualTo((int) operation.weightElements());
        }
    }

    private static void visit(
            BoxRuns runs,
            long bits,
            long elements,
            BitSet[] seen,
            Stream stream,
            StorageOrder order,
            int tile,
            boolean clipped) {
        BitSet tensor = seen[stream.tensor().ordinal()];
        BitSet own = new BitSet();
        long moved = 0;
        while (runs.next()) {
            int from = (int) runs.first();
            int to = (int) (runs.first() + runs.length());
            assertThat(from).isNotNegative();
            assertThat((long) to).isLessThanOrEqualTo(elements);
            assertThat(own.get(from, to).isEmpty()).isTrue();
            own.set(from, to);
            if (stream.tensor() == TensorRole.OUTPUTS) {
                assertThat(tensor.get(from, to).isEmpty())
                        .as("%s, tile %d", order, tile)
                        .isTrue();
            }
            tensor.set(from, to);
            moved += runs.length();
        }
        if (stream.tensor() == TensorRole.ACTIVATIONS && clipped) {
            // schedules count inner tiles like the second one, even where the border of the input clips some of them
            assertThat(8 * moved).as("%s of tile %d", stream.name(), tile).isBetween(bits / 2, 2 * bits);
        } else {
            assertThat(8 * moved).as("%s of tile %d", stream.name(), tile).isEqualTo(bits);
        }
    }

    private static boolean padded(Operation operation) {
        return operation instanceof Convolution c && !c.padding().equals(Padding.NONE);
    }

    /** The first tiles, in their order. */
    private static void unroll(Loop loop, List<Integer> kinds) {
        if (loop instanceof Loop.Run run) {
            for (long i = 0; i < run.times() && kinds.size() < MOST_TILES; i++) {
                kinds.add(run.kind());
            }
        } else if (loop instanceof Loop.Repeat repeat) {
            for (long i = 0; i < repeat.times() && kinds.size() < MOST_TILES; i++) {
                repeat.body().forEach(part -> unroll(part, kinds));
            }
        }
    }

    @Test
    void aTileOfAConvolutionIsFetchedInTheRunsThatItsTensorIsStoredIn() throws Exception {
        // 8 x 8 input of 32 channels, 3 x 3 kernel without padding; tiles of 2 rows, 6 columns, 16 channels
        Operation operation = new Convolution(
                1,
                1,
                32,
                64,
                Extent.square(8),
                Extent.square(3),
                Extent.square(1),
                Extent.square(1),
                Padding.NONE,
                false);
        Machine machine = TestMachines.machine(new WeightStationary(), 16, 16, 64, TestMachines.shared(1 << 20, 2));
        LayerTask task = TestMachines.task(operation, "int8", "int8", "int32", "int8");
        Schedule schedule = scheduleOf(task, machine, "tile n64 p2 q6 c16 r3 s3, filters > pixels > taps");

        // pixels outside, taps inside: tile 3 has rows 2 and 3, channels 16 to 31; input rows 2 to 5
        TransferAddresses last = addresses(task, machine, schedule, StorageOrder.CHANNELS_LAST, OptionalLong.empty());
        last.open(stream(schedule, TensorRole.ACTIVATIONS), 3, 1);
        int base = 64 * 32 * 9;
        for (int row = 2; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                assertThat(last.next()).isTrue();
                assertThat(last.firstByte()).isEqualTo(base + (row * 8 + column) * 32 + 16);
                assertThat(last.bytes()).isEqualTo(16);
            }
        }
        assertThat(last.next()).isFalse();

        TransferAddresses first = addresses(task, machine, schedule, StorageOrder.CHANNELS_FIRST, OptionalLong.empty());
        first.open(stream(schedule, TensorRole.ACTIVATIONS), 3, 1);
        for (int channel = 16; channel < 32; channel++) {
            assertThat(first.next()).isTrue();
            assertThat(first.firstByte()).isEqualTo(base + channel * 64 + 16);
            assertThat(first.bytes()).isEqualTo(32);
        }
        assertThat(first.next()).isFalse();

        TransferAddresses tiles = addresses(task, machine, schedule, StorageOrder.TILES, OptionalLong.empty());
        tiles.open(stream(schedule, TensorRole.WEIGHTS), 1, 1);
        assertThat(tiles.next()).isTrue();
        assertThat(tiles.firstByte()).isEqualTo(64 * 9 * 16);
        assertThat(tiles.bytes()).isEqualTo(64 * 9 * 16);
        assertThat(tiles.next()).isFalse();

        TransferAddresses cut = addresses(task, machine, schedule, StorageOrder.TILES, OptionalLong.of(64));
        cut.open(stream(schedule, TensorRole.WEIGHTS), 1, 1);
        for (int run = 0; run < 9 * 16; run++) {
            assertThat(cut.next()).isTrue();
            assertThat(cut.bytes()).isEqualTo(64);
            assertThat(cut.firstByte() % 64).isZero();
            assertThat(cut.firstByte()).isBetween(0L, 64L * 32 * 9 - 64);
        }
        assertThat(cut.next()).isFalse();
    }

    private static Schedule scheduleOf(LayerTask task, Machine machine, String mapping) throws Exception {
        MappingRequest request = new MappingRequest(Residency.NONE, MappingGoal.FAST, Optional.of(mapping));
        return new TileMapper().map(task, machine, request).schedule();
    }

    private static TransferAddresses addresses(
            LayerTask task, Machine machine, Schedule schedule, StorageOrder order, OptionalLong run) {
        return LayerAddresses.of(task, machine.memory(), schedule, order, run, 64);
    }

    private static int stream(Schedule schedule, TensorRole role) {
        ImmutableList<Stream> streams = schedule.streams();
        for (int s = 0; s < streams.size(); s++) {
            if (streams.get(s).tensor() == role) {
                return s;
            }
        }
        throw new IllegalStateException("no stream of " + role);
    }
}
