package org.bitgauge.bench.infer;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.infer.Answers;
import org.bitgauge.workloads.infer.Inference;
import org.bitgauge.workloads.infer.data.StoredSamples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.kernels.Kernels;
import org.bitgauge.workloads.infer.kernels.TileKernel;
import org.bitgauge.workloads.infer.rounding.Accumulation;
import org.bitgauge.workloads.infer.rounding.Numerics;
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

/** Images per second of LeNet-5 with every tensor rounded, and multiply-adds with rounding after each of the two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InferenceBenchmark {
    private static final int IMAGES = 2048;
    private static final int PIXELS = 784;

    /** Threads of one run. */
    @Param("2")
    public int threads = 2;

    /** Format of every tensor. */
    @Param("e5m3")
    public String format = "e5m3";

    private final StoredSamples images = images();

    private Inference inference = lenet("e5m3");

    private static StoredSamples images() {
        float[] pixels = new float[IMAGES * PIXELS];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, random.nextFloat() * 2 - 1);
        }
        return new StoredSamples("noise", ImmutableIntArray.of(1, 28, 28), pixels);
    }

    private static Inference lenet(String format) {
        Path model = Path.of("configs/data/lenet5_mnist.onnx");
        return new Inference(InferenceModel.read(model), Numerics.fp64().everywhere(NumberFormats.parse(format)));
    }

    /** Rounds the weights. */
    @Setup
    public void prepare() {
        inference = lenet(format);
    }

    /** Images per second. */
    @Benchmark
    @OperationsPerInvocation(IMAGES)
    public Answers lenet5() {
        return inference.run(images, threads);
    }

    /** Multiply-adds per second on one thread, product and sum rounded. */
    @Benchmark
    @OperationsPerInvocation(Tile.REDUCTION * Tile.COLUMNS)
    public double[] roundedMultiplyAdds(Tile tile) {
        tile.kernel.sums(tile.weights, 1, 0.5, tile.sums);
        return tile.sums;
    }

    /** One tile of sums. */
    @State(Scope.Thread)
    public static class Tile {
        static final int REDUCTION = 150;
        static final int COLUMNS = 256;

        /** Format of factors, products and sums. */
        @Param({"e6m7", "e4m3", "fixed(16,8)"})
        public String sumFormat = "e6m7";

        private final double[] weights = new double[REDUCTION];
        private final double[] sums = new double[COLUMNS];
        private TileKernel kernel = new Kernels(Accumulation.FP64).kernel(REDUCTION, COLUMNS);

        /** Fills the tile with numbers of the format. */
        @Setup
        public void fill() {
            NumberFormat parsed = NumberFormats.parse(sumFormat);
            kernel = new Kernels(new Accumulation.Rounded(parsed)).kernel(REDUCTION, COLUMNS);
            Random random = new Random(1);
            double[] scales = new double[COLUMNS];
            for (int k = 0; k < REDUCTION; k++) {
                weights[k] = parsed.quantize(random.nextGaussian() * 0.1);
                for (int j = 0; j < COLUMNS; j++) {
                    kernel.rows()[k][j] = parsed.quantize(Math.abs(random.nextGaussian()));
                    scales[j] = 1;
                }
            }
            kernel.begin(REDUCTION, COLUMNS, scales);
        }
    }
}
