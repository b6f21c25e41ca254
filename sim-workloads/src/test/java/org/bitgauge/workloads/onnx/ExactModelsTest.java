package org.bitgauge.workloads.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.Random;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.ActivationCache;
import org.bitgauge.workloads.infer.Answers;
import org.bitgauge.workloads.infer.Inference;
import org.bitgauge.workloads.infer.data.StoredSamples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.TensorRounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small networks written here, run number-exactly. */
class ExactModelsTest {
    @TempDir
    private Path folder;

    private static float[] random(long seed, int count) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian() / 3;
        }
        return values;
    }

    private void refused(OnnxBytes model, String... parts) {
        assertThatThrownBy(() -> {
                    InferenceModel read = InferenceModel.read(model.write(folder));
                    new Inference(read, Numerics.fp64())
                            .run(new StoredSamples("x", ImmutableIntArray.of(4), new float[8]), 1);
                })
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContainingAll(parts);
    }

    @Test
    void anOperatorThatCannotBeRunIsNamedWithItsLayer() {
        refused(
                new OnnxBytes(13)
                        .input("x", "N", 4)
                        .node("Softplus", "soft", "x", "y")
                        .output("y", "N", 4),
                "layer 'soft' is a Softplus, which cannot be run exactly",
                "known:",
                "Relu");
    }

    @Test
    void aModelWithoutItsWeightsIsRefused() {
        OnnxBytes asInput = new OnnxBytes(13)
                .input("x", "N", 4)
                .input("w", 4, 3)
                .node("Gemm", "fc", "x w", "y")
                .output("y", "N", 3);
        refused(asInput, "2 inputs that are no constants (x, w)", "the model was saved without them");
        OnnxBytes nowhere = new OnnxBytes(13)
                .input("x", "N", 4)
                .node("Gemm", "fc", "x w", "y")
                .output("y", "N", 3);
        refused(nowhere, "layer 'fc' reads 'w'", "no weights are stored");
        OnnxBytes empty = new OnnxBytes(13)
                .input("x", "N", 4)
                .weights("w", 1, 4, 3)
                .node("Gemm", "fc", "x w", "y")
                .output("y", "N", 3);
        refused(empty, "w");
    }

    /** Two blocks with a shortcut around each: what a later layer reads is more than its own input. */
    private InferenceModel residual() {
        return InferenceModel.read(new OnnxBytes(13)
                .input("x", "N", 4)
                .reals("w1", random(1, 16), 4, 4)
                .reals("w2", random(2, 16), 4, 4)
                .reals("w3", random(3, 16), 4, 4)
                .reals("w4", random(4, 12), 4, 3)
                .node("MatMul", "a", "x w1", "a1")
                .node("Relu", "ra", "a1", "a2")
                .node("MatMul", "b", "a2 w2", "b1")
                .node("Add", "s1", "b1 x", "s")
                .node("Relu", "rs", "s", "s2")
                .node("MatMul", "c", "s2 w3", "c1")
                .node("Add", "s3", "c1 s2", "t")
                .node("Add", "s4", "t a2", "u")
                .node("MatMul", "d", "u w4", "y")
                .output("y", "N", 3)
                .write(folder));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void shortcutsSurviveARunThatGoesOnInTheMiddle(long seed) {
        InferenceModel model = residual();
        StoredSamples samples = new StoredSamples("x", ImmutableIntArray.of(4), random(seed, 4 * 150));
        ActivationCache cache = ActivationCache.of(model, samples);
        Random random = new Random(seed);
        Numerics now = Numerics.fp64();
        for (int step = 0; step < 30; step++) {
            int bits = 3 + random.nextInt(5);
            TensorRounding rounding =
                    TensorRounding.of(new FixedPointFormat(bits, bits - 2, true, true, Rounding.NEAREST_EVEN));
            LayerNumbers numbers = random.nextBoolean()
                    ? LayerNumbers.FP64.withWeights(rounding)
                    : LayerNumbers.FP64.withActivations(rounding);
            now = now.withLayer(model.layers().get(random.nextInt(4)), numbers);
            Answers kept = new Inference(model, now, cache).run(samples, 2);
            Answers fresh = new Inference(model, now).run(samples, 1);
            assertThat(kept.first(150)).as("seed %d, step %d", seed, step).isEqualTo(fresh.first(150));
        }
        assertThat(cache.resumed()).isPositive();
    }
}
