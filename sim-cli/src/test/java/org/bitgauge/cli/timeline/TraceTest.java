package org.bitgauge.cli.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.SplittableRandom;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.engine.Timing;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.lab.timeline.Timelines;
import org.bitgauge.lab.timeline.TracedLayer;
import org.bitgauge.lab.timeline.TracedRun;
import org.bitgauge.report.timeline.PerfettoTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces of random runs, read back by a reader of their own. */
class TraceTest {
    private static final long ALL = 1_000_000;
    private static final double CLOCK_HZ = 250e6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theTraceShowsEveryTileAndEveryBitOfTheRun(long seed) {
        TracedRun run = run(seed);
        Timelines trace = Timelines.of(List.of(run), ALL);
        ReadTrace read = new ReadTrace(PerfettoTrace.bytes(trace.runs()));
        long busy = 0;
        long dramBits = 0;
        long tiles = 0;
        for (TracedLayer layer : run.layers()) {
            Schedule schedule = layer.schedule();
            long[] counts = schedule.tilesByKind();
            for (int kind = 0; kind < counts.length; kind++) {
                tiles += counts[kind];
                busy += counts[kind] * schedule.kinds().get(kind).busyCycles();
                for (int k = 0; k < schedule.streams().size(); k++) {
                    boolean dram = schedule.streams().get(k).channel() == 0;
                    dramBits += dram
                            ? counts[kind] * schedule.kinds().get(kind).bits().get(k)
                            : 0;
                }
            }
        }
        assertThat(trace.shownTiles()).isEqualTo(tiles).isEqualTo(trace.tiles());
        assertThat(read.on("array")).hasSize((int) tiles);
        assertThat(read.on("array").stream().mapToLong(s -> s.end() - s.begin()).sum())
                .isEqualTo(busy);
        assertThat(read.on("channel dram").stream()
                        .mapToLong(s -> s.numbers().getOrDefault("bits", 0L))
                        .sum())
                .isEqualTo(dramBits);
        assertThat(read.integral("dram bandwidth, GB/s") * 1e9 / CLOCK_HZ * 8)
                .isCloseTo(dramBits, within(1e-6 * dramBits));
        assertThat(read.on("layers")).hasSize(run.layers().size());
        assertThat(read.on("layers").get(run.layers().size() - 1).end())
                .isEqualTo(run.run().cycles());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void powerOverTimeIsTheEnergyOfTheRunWhateverIsShown(long seed) {
        TracedRun run = run(seed);
        for (long limit : new long[] {ALL, 40, 1}) {
            ReadTrace read = new ReadTrace(bytes(List.of(run), limit));
            assertThat(read.integral("power, W") / CLOCK_HZ)
                    .as("limit %d", limit)
                    .isCloseTo(run.run().energyJ(), within(1e-4 * run.run().energyJ()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void flowsLeadFromATransferToTheTileThatNeedsItAndOnToTheStore(long seed) {
        ReadTrace read = new ReadTrace(bytes(List.of(run(seed)), ALL));
        long followed = 0;
        for (ReadTrace.ReadSlice tile : read.on("array")) {
            for (ReadTrace.ReadSlice transfer : read.slices) {
                if (transfer.track().startsWith("channel")
                        && transfer.flows().stream().anyMatch(tile.flows()::contains)) {
                    followed++;
                    if (transfer.name().startsWith("outputs")) {
                        assertThat(transfer.begin()).isGreaterThanOrEqualTo(tile.end());
                    } else {
                        assertThat(transfer.end()).isLessThanOrEqualTo(tile.begin());
                    }
                    assertThat(transfer.numbers())
                            .containsEntry("tile", tile.numbers().getOrDefault("tile", -1L));
                }
            }
        }
        long transfers = read.slices.stream()
                .filter(s -> s.track().startsWith("channel"))
                .count();
        assertThat(followed).as("transfers with a tile").isEqualTo(transfers).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void slotsInUseNeverExceedTheSlots(long seed) {
        TracedRun run = run(seed);
        ReadTrace read = new ReadTrace(bytes(List.of(run), ALL));
        for (Stream stream : run.layers().get(0).schedule().streams()) {
            assertThat(read.counters.get("slots of " + stream.name()))
                    .as(stream.name())
                    .isNotNull()
                    .allSatisfy((cycle, used) -> assertThat(used).isBetween(0.0, (double) stream.slots()));
        }
    }

    @Test
    void aTraceThatIsCutShowsTheBeginningOfEachLayerAndSaysSo() {
        TracedRun run = run(3);
        Timelines trace = Timelines.of(List.of(run), 60);
        ReadTrace read = new ReadTrace(PerfettoTrace.bytes(trace.runs()));
        assertThat(trace.shownTiles()).isPositive().isLessThan(trace.tiles());
        assertThat(read.on("array").stream().filter(s -> s.name().contains("not shown")))
                .hasSizeBetween(1, run.layers().size());
        assertThat(read.on("layers")).allSatisfy(layer -> assertThat(read.on("array"))
                .anySatisfy(tile -> assertThat(tile.begin()).isBetween(layer.begin(), layer.end())));
    }

    @Test
    void twoReadersSeeTheSamePacketsAndTwoWritesTheSameBytes() throws Exception {
        byte[] bytes = bytes(List.of(run(1), run(2)), ALL);
        assertThat(bytes).isEqualTo(bytes(List.of(run(1), run(2)), ALL));
        UnknownFieldSet library = UnknownFieldSet.parseFrom(bytes);
        assertThat(new ReadTrace(bytes).packets)
                .isEqualTo(library.getField(1).getLengthDelimitedList().size());
    }

    private static byte[] bytes(List<TracedRun> runs, long limit) {
        return PerfettoTrace.bytes(Timelines.of(runs, limit).runs());
    }

    private static TracedRun run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ImmutableList.Builder<TracedLayer> layers = ImmutableList.builder();
        ImmutableList.Builder<LayerResult> results = ImmutableList.builder();
        long slots = random.nextLong(1, 4);
        for (int i = 0; i < 3; i++) {
            Schedule schedule = schedule(random, (int) slots);
            Timing timing = new EventEngine().run(schedule);
            layers.add(new TracedLayer(schedule, timing.cycles()));
            results.add(result("layer " + i, schedule, timing));
        }
        return new TracedRun(
                new RunResult(
                        "design",
                        "network",
                        "profile" + seed,
                        CLOCK_HZ,
                        1,
                        results.build(),
                        ImmutableList.of(new AreaEntry("array", 1, 1, 1)),
                        ImmutableList.of()),
                layers.build());
    }

    private static Schedule schedule(SplittableRandom random, int slots) {
        ImmutableList.Builder<TileKind> kinds = ImmutableList.builder();
        for (int kind = 0; kind < 3; kind++) {
            long weights = kind == 2 ? 0 : random.nextLong(100, 2000);
            long outputs = kind == 1 ? 0 : random.nextLong(100, 900);
            kinds.add(new TileKind(
                    ImmutableList.of(
                            new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), random.nextLong(1, 200)),
                            new TileKind.Busy(Cause.of(Cause.Kind.FILL), random.nextLong(0, 9))),
                    random.nextLong(1, 100),
                    ImmutableLongArray.of(weights, weights, random.nextLong(1, 1000), outputs),
                    ImmutableLongArray.of()));
        }
        Loop body = new Loop.Repeat(
                random.nextLong(2, 6),
                ImmutableList.of(new Loop.Run(1, 0), new Loop.Run(random.nextLong(1, 5), 2), new Loop.Run(2, 1)));
        return new Schedule(
                "random",
                ImmutableList.of(
                        new Channel("dram", random.nextLong(3, 40), 2, random.nextLong(0, 50)),
                        new Channel("buffer", 64, 1, 1)),
                ImmutableList.of(
                        new Stream("weights dram", TensorRole.WEIGHTS, Stream.Direction.IN, 0, slots, Stream.NONE),
                        new Stream("weights buffer", TensorRole.WEIGHTS, Stream.Direction.IN, 1, 2, 0),
                        new Stream(
                                "activations dram", TensorRole.ACTIVATIONS, Stream.Direction.IN, 0, slots, Stream.NONE),
                        new Stream("outputs dram", TensorRole.OUTPUTS, Stream.Direction.OUT, 0, slots, Stream.NONE)),
                ImmutableList.of(),
                kinds.build(),
                body);
    }

    private static LayerResult result(String name, Schedule schedule, Timing timing) {
        long[] tiles = schedule.tilesByKind();
        long macs = 0;
        long[] bits = new long[schedule.streams().size()];
        for (int kind = 0; kind < tiles.length; kind++) {
            macs += tiles[kind] * schedule.kinds().get(kind).macs();
            for (int k = 0; k < bits.length; k++) {
                bits[k] += tiles[kind] * schedule.kinds().get(kind).bits().get(k);
            }
        }
        ImmutableList<EnergyEntry> energy = ImmutableList.of(
                new EnergyEntry("array", "-", "mac", macs, 0, 1.5 * macs),
                new EnergyEntry("buffer", "weights", "read", bits[1], bits[1], 0.1 * bits[1]),
                new EnergyEntry("dram", "weights", "read", bits[0], bits[0], 4.0 * bits[0]),
                new EnergyEntry("dram", "activations", "read", bits[2], bits[2], 4.0 * bits[2]),
                new EnergyEntry("dram", "outputs", "write", bits[3], bits[3], 5.0 * bits[3]),
                new EnergyEntry("array", "-", "leakage", timing.cycles(), 0, 0.7 * timing.cycles()));
        return new LayerResult(
                name,
                "conv",
                macs,
                "int8",
                "int8",
                "int32",
                "int8",
                8,
                8,
                1,
                16,
                bits[0] + bits[2],
                bits[3],
                "by hand",
                "event",
                new Ledger(timing.cycles(), timing.entries(), energy));
    }
}
