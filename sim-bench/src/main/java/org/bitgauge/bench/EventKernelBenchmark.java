package org.bitgauge.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.event.Simulator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Dispatched events per second of the kernel, four component types that schedule one follow-up each, at a steady number of
 * pending events. The target is 20 million a second at 1 000 pending, with no allocation ({@code -prof gc}).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class EventKernelBenchmark {
    private static final int BATCH = 10_000;
    private static final int DELAYS = 1 << 16;

    /** Pending events. */
    @Param({"100", "1000", "10000"})
    public int pending;

    /** Law of the delays: {@code hw} is what an accelerator schedules, {@code exp} has a mean of 1 024 cycles. */
    @Param({"hw", "exp"})
    public String law = "hw";

    private final int[] delays = new int[DELAYS];
    private Simulator simulator = new Simulator();
    private int position;

    /** Fills the queue. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DELAYS; i++) {
            delays[i] = law.equals("hw") ? hardware(random) : (int) (-1024 * Math.log(1 - random.nextDouble()));
        }
        simulator = new Simulator();
        Simulator target = simulator;
        simulator.register((now, what, arg) -> target.at(now + delay(), (what + 1) & 3, what, arg + 1));
        simulator.register((now, what, arg) -> target.at(now + delay(), (what + 2) & 3, what + 1, arg ^ now));
        simulator.register((now, what, arg) -> target.at(now + delay(), (what + 3) & 3, what + 2, arg - 1));
        simulator.register((now, what, arg) -> target.at(now + delay(), what & 3, what + 3, arg));
        for (int i = 0; i < pending; i++) {
            simulator.at(delay(), i & 3, i, i);
        }
    }

    private static int hardware(SplittableRandom random) {
        int draw = random.nextInt(100);
        return draw < 70 ? random.nextInt(1, 17) : draw < 95 ? random.nextInt(16, 513) : random.nextInt(1, 100_001);
    }

    private int delay() {
        return delays[position++ & (DELAYS - 1)];
    }

    /** Events, one follow-up each. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long dispatch() {
        for (int i = 0; i < BATCH; i++) {
            simulator.step();
        }
        return simulator.now();
    }
}
