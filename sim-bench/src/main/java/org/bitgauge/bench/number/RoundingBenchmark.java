package org.bitgauge.bench.number;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounder;
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

/** Multiply-adds with rounding after each of the two operations, in millions per second and thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RoundingBenchmark {
    private static final int OUTPUTS = 64;
    private static final int INPUTS = 256;

    /** The format of factors, products and sums. */
    @Param({"e6m7", "e6m7[rounding=toward-zero]", "e4m3", "fp16", "fixed(16,8)"})
    private String format = "e6m7";

    private final double[] inputs = new double[INPUTS];
    private final double[] weights = new double[INPUTS * OUTPUTS];
    private final double[] sums = new double[OUTPUTS];
    private Rounder rounder = Rounder.of(NumberFormats.parse("e6m7"));

    /** Fills inputs and weights with numbers of the format, normally distributed. */
    @Setup
    public void fill() {
        NumberFormat parsed = NumberFormats.parse(format);
        rounder = Rounder.of(parsed);
        Random random = new Random(1);
        for (int i = 0; i < INPUTS; i++) {
            inputs[i] = parsed.quantize(Math.abs(random.nextGaussian()));
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = parsed.quantize(random.nextGaussian() * 0.1);
        }
    }

    /** One layer of 256 inputs and 64 outputs. */
    @Benchmark
    @OperationsPerInvocation(INPUTS * OUTPUTS)
    public double[] multiplyAdds() {
        for (int k = 0; k < INPUTS; k++) {
            rounder.multiplyAdd(sums, 0, weights, k * OUTPUTS, inputs[k], OUTPUTS);
        }
        return sums;
    }

    /** Rounding of a whole tensor. */
    @Benchmark
    @OperationsPerInvocation(INPUTS * OUTPUTS)
    public double[] tensor(Tensor tensor) {
        tensor.format.quantize(weights, 0, tensor.out, 0, weights.length);
        return tensor.out;
    }

    /** Where {@link #tensor} writes, and in which format. */
    @State(Scope.Thread)
    public static class Tensor {
        /** The format of the tensor. */
        @Param({"e6m7", "int8", "mxfp4_e2m1", "nvfp4"})
        private String tensorFormat = "e6m7";

        private final double[] out = new double[INPUTS * OUTPUTS];
        private NumberFormat format = NumberFormats.parse("e6m7");

        /** Reads the parameter. */
        @Setup
        public void parse() {
            format = NumberFormats.parse(tensorFormat);
        }
    }
}
