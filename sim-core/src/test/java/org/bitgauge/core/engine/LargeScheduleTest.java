package org.bitgauge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cost follows the kinds of tiles, not their number. */
class LargeScheduleTest {
    /** A matrix product with a weight tile per pass, activations per step and partial sums spilled between passes. */
    private static Schedule product(long blocks, long busy, long latency) {
        ImmutableList<Stream> streams = ImmutableList.of(
                stream("weights", TensorRole.WEIGHTS, Stream.Direction.IN),
                stream("activations", TensorRole.ACTIVATIONS, Stream.Direction.IN),
                stream("spill", TensorRole.PARTIAL_SUMS, Stream.Direction.OUT),
                stream("read back", TensorRole.PARTIAL_SUMS, Stream.Direction.IN),
                stream("outputs", TensorRole.OUTPUTS, Stream.Direction.OUT));
        ImmutableList<TileKind> kinds = ImmutableList.of(
                kind(busy, 8192, 1024, 4096, 0, 0),
                kind(busy, 0, 1024, 4096, 0, 0),
                kind(busy, 8192, 1024, 4096, 4096, 0),
                kind(busy, 0, 1024, 4096, 4096, 0),
                kind(busy, 8192, 1024, 0, 4096, 1024),
                kind(busy, 0, 1024, 0, 4096, 1024));
        Loop order = new Loop.Repeat(
                blocks,
                ImmutableList.of(
                        pass(blocks, 0), new Loop.Repeat(blocks, ImmutableList.of(pass(blocks, 2))), pass(blocks, 4)));
        return new Schedule(
                "product",
                ImmutableList.of(new Channel("dram", 100, 3, latency)),
                streams,
                ImmutableList.of(),
                kinds,
                order);
    }

    private static Loop pass(long blocks, int kind) {
        return new Loop.Repeat(1, ImmutableList.of(new Loop.Run(1, kind), new Loop.Run(blocks, kind + 1)));
    }

    private static Stream stream(String name, TensorRole tensor, Stream.Direction direction) {
        return new Stream(name, tensor, direction, 0, 2, Stream.NONE);
    }

    private static TileKind kind(long busy, long... bits) {
        return new TileKind(
                ImmutableList.of(new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), busy)),
                1,
                ImmutableLongArray.copyOf(bits),
                ImmutableLongArray.of());
    }

    @ParameterizedTest(name = "busy {0}, latency {1}")
    @CsvSource({"1000,0", "1000,50", "277,7", "100,3", "100,400", "300,100000"})
    void aProductOfHundredThousandByHundredThousandTakesFewSteps(long busy, long latency) {
        Timing small = new EventEngine().run(product(30, busy, latency));
        Timing stepped = new EventEngine(false).run(product(30, busy, latency));
        assertThat(small.entries()).isEqualTo(stepped.entries());
        Timing timing = new EventEngine().run(product(100_000 / 32, busy, latency));
        assertThat(timing.tiles()).isGreaterThan(30_000_000_000L);
        assertThat(timing.cycles()).isGreaterThanOrEqualTo(timing.tiles() * busy);
        assertThat(timing.simulatedTiles()).isLessThan(2 * small.simulatedTiles());
    }
}
