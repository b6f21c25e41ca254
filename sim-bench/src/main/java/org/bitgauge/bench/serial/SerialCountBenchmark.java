package org.bitgauge.bench.serial;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bitgauge.units.serial.Operand;
import org.bitgauge.units.serial.ScnnGrid;
import org.bitgauge.units.serial.ScnnWalk;
import org.bitgauge.units.serial.SerialCounts;
import org.bitgauge.units.serial.SerialGrid;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialRules;
import org.bitgauge.units.serial.SerialShape;
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
 * Exact cycles of AlexNet's third convolution on values, on a grid of 16 x 16 x 16 x 16; one operation is one
 * multiply-accumulate, so that the score is nanoseconds of one core for each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SerialCountBenchmark {
    private static final int CHANNELS = 256;
    private static final int SIDE = 13;
    private static final int FILTERS = 384;
    private static final int KERNEL = 3;
    private static final int MACS = SIDE * SIDE * FILTERS * CHANNELS * KERNEL * KERNEL;

    /** Unit of the family. */
    @Param({"dynamic-stripes", "loom", "loom-dynamic", "pragmatic", "laconic", "scnn"})
    private String unit = "dynamic-stripes";

    private SerialShape shape = SerialShape.linear(1, 1, 1);
    private Operand activations = new Operand(new short[0], false);
    private Operand weights = new Operand(new short[0], false);

    /** Activations half zeros, half of a normal distribution, within a border of zeros; weights normal. */
    @Setup
    public void fill() {
        Random random = new Random(1);
        int wide = SIDE + 2;
        shape = new SerialShape(false, 1, CHANNELS, wide, wide, FILTERS, CHANNELS, KERNEL, KERNEL, 1);
        short[] input = new short[CHANNELS * wide * wide];
        for (int i = 0; i < input.length; i++) {
            int x = i / wide % wide;
            int y = i % wide;
            boolean border = x == 0 || y == 0 || x > SIDE || y > SIDE;
            input[i] = border || random.nextBoolean() ? 0 : (short) Math.abs(random.nextGaussian() * 120);
        }
        short[] kernel = new short[FILTERS * CHANNELS * KERNEL * KERNEL];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (short) (random.nextGaussian() * 100);
        }
        activations = new Operand(input, false);
        weights = new Operand(kernel, true);
    }

    /** All of the layer. */
    @Benchmark
    @OperationsPerInvocation(MACS)
    public long count() {
        if (unit.equals("scnn")) {
            return ScnnWalk.count(new ScnnGrid(8, 8, 4, 4, 6144, 32), shape, 1, activations, weights)
                    .cycles();
        }
        SerialLayer layer = new SerialLayer(new SerialGrid(16, 16, 16, 16, 16), shape, 10, 10);
        return SerialCounts.computeCycles(rules(), layer, () -> activations, () -> weights);
    }

    private SerialRules rules() {
        return switch (unit) {
            case "dynamic-stripes" -> new SerialRules.DynamicStripes(16, false, 0);
            case "loom" -> new SerialRules.Loom(16, false, 1, false);
            case "loom-dynamic" -> new SerialRules.Loom(16, false, 1, true);
            case "pragmatic" -> new SerialRules.Pragmatic(2, false, 0);
            case "laconic" -> new SerialRules.Laconic(false);
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
