package org.bitgauge.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.engine.ClosedForm;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Loop;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One run of the engines over schedules shaped like the 54 weight layers of ResNet-50: two levels, partial sums spilled,
 * first, inner and last tiles that differ. {@code scale} multiplies the loops; the time should hardly follow.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
    private static final int LAYERS = 54;

    /** How much larger the loops are. */
    @Param({"1", "64"})
    public int scale;

    private ImmutableList<Schedule> schedules = ImmutableList.of();

    /** Makes the schedules. */
    @Setup
    public void make() {
        ImmutableList.Builder<Schedule> layers = ImmutableList.builder();
        for (int i = 0; i < LAYERS; i++) {
            layers.add(layer(i));
        }
        schedules = layers.build();
    }

    private Schedule layer(int index) {
        long work = 200 + 37L * (index % 11);
        ImmutableList<Stream> streams = ImmutableList.of(
                stream("weights dram>buffer", TensorRole.WEIGHTS, Stream.Direction.IN, 0, Stream.NONE),
                stream("weights buffer>array", TensorRole.WEIGHTS, Stream.Direction.IN, 1, 0),
                stream("activations dram>buffer", TensorRole.ACTIVATIONS, Stream.Direction.IN, 0, Stream.NONE),
                stream("activations buffer>array", TensorRole.ACTIVATIONS, Stream.Direction.IN, 1, 2),
                stream("partial sums array>buffer", TensorRole.PARTIAL_SUMS, Stream.Direction.OUT, 1, Stream.NONE),
                stream("partial sums buffer>array", TensorRole.PARTIAL_SUMS, Stream.Direction.IN, 1, Stream.NONE),
                stream("outputs array>dram", TensorRole.OUTPUTS, Stream.Direction.OUT, 0, Stream.NONE));
        ImmutableList<TileKind> kinds = ImmutableList.of(
                kind(work, 4096, 2048, 65_536, 2048, 8192, 0, 0),
                kind(work, 0, 2048, 0, 2048, 8192, 0, 0),
                kind(work, 4096, 2048, 65_536, 2048, 8192, 8192, 0),
                kind(work, 0, 2048, 0, 2048, 8192, 8192, 0),
                kind(work, 4096, 2048, 65_536, 2048, 0, 8192, 4096),
                kind(work, 0, 2048, 0, 2048, 0, 8192, 4096));
        long rows = (4 + index % 13) * (long) scale;
        Loop pass = new Loop.Repeat(2 + index % 7, ImmutableList.of(sweep(2, rows)));
        Loop order = new Loop.Repeat(1 + index % 5, ImmutableList.of(sweep(0, rows), pass, sweep(4, rows)));
        return new Schedule(
                "layer " + index,
                ImmutableList.of(new Channel("dram", 128, 3, 60), new Channel("buffer", 256, 1, 2)),
                streams,
                ImmutableList.of(),
                kinds,
                order);
    }

    private static Loop sweep(int kind, long rows) {
        return new Loop.Repeat(1, ImmutableList.of(new Loop.Run(1, kind), new Loop.Run(rows, kind + 1)));
    }

    private static Stream stream(String name, TensorRole tensor, Stream.Direction way, int channel, int parent) {
        return new Stream(name, tensor, way, channel, 2, parent);
    }

    private static TileKind kind(long busy, long... bits) {
        return new TileKind(
                ImmutableList.of(new TileKind.Busy(Cause.of(Cause.Kind.COMPUTE), busy)),
                1,
                ImmutableLongArray.copyOf(bits),
                ImmutableLongArray.of());
    }

    /** The event engine over all layers. */
    @Benchmark
    public long event() {
        return cycles(new EventEngine());
    }

    /** The closed form over all layers. */
    @Benchmark
    public long closedForm() {
        return cycles(new ClosedForm());
    }

    private long cycles(Engine engine) {
        long sum = 0;
        for (Schedule schedule : schedules) {
            sum += engine.run(schedule).cycles();
        }
        return sum;
    }
}
