package org.bitgauge.bench.values;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.GroupTotals;
import org.bitgauge.core.values.OrderedValues;
import org.bitgauge.core.values.PackedGroups;
import org.bitgauge.core.values.ValueOrder;
import org.bitgauge.workloads.values.NpyFile;
import org.bitgauge.workloads.values.WordTensor;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Widths and zeros of groups of int16 on one core; bytes a nanosecond are gigabytes a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GroupWidthBenchmark {
    private static final int BYTES = 1 << 26;

    /** Values of a group. */
    @Param({"16", "64", "256"})
    private int group = 16;

    private byte[] codes = {};
    private Path file = Path.of("");

    /** Half zeros, half of a normal distribution, in memory and in a file. */
    @Setup
    public void fill() throws IOException {
        Random random = new Random(1);
        String header = "{'descr': '<i2', 'fortran_order': False, 'shape': (" + BYTES / 2 + ",), }";
        ByteBuffer whole = ByteBuffer.allocate(128 + BYTES).order(ByteOrder.LITTLE_ENDIAN);
        whole.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        whole.putShort((short) 118);
        whole.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < BYTES / 2; i++) {
            whole.putShort((short) (random.nextBoolean() ? 0 : random.nextGaussian() * 2000));
        }
        codes = java.util.Arrays.copyOfRange(whole.array(), 128, whole.capacity());
        file = Files.write(Files.createTempFile("groups", ".npy"), whole.array());
    }

    /** Removes the file. */
    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    /** The kernel alone, over memory. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public long inMemory() {
        GroupTotals totals = new GroupTotals(16, true);
        new PackedGroups(group, totals).accept(codes, 0, BYTES / 2 / group);
        return totals.sumOfWidths();
    }

    /** From opening the file to the totals. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public long fromFile() {
        GroupTotals totals = new GroupTotals(16, true);
        OrderedValues.groups(
                new WordTensor(NpyFile.open(file), true), TensorRole.WEIGHTS, ValueOrder.FILE, group, totals);
        return totals.sumOfWidths();
    }
}
