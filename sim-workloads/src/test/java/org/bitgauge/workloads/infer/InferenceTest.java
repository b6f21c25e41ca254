package org.bitgauge.workloads.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.Granularity;
import org.bitgauge.workloads.ShippedModel;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.data.StoredSamples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.metrics.Fidelity;
import org.bitgauge.workloads.infer.rounding.Accumulation;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.Overflow;
import org.bitgauge.workloads.infer.rounding.Scaling;
import org.bitgauge.workloads.infer.rounding.TensorRounding;
import org.bitgauge.workloads.onnx.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LeNet-5, which ships with the project, on drawn digits. */
class InferenceTest {
    private final InferenceModel lenet = InferenceModel.read(ShippedModel.lenet5());
    private final LabelledSamples digits = StrokeDigits.of(130, 1);

    private Answers run(Numerics numerics) {
        return new Inference(lenet, numerics).run(digits.samples(), 2);
    }

    @Test
    void mostDrawnDigitsAreRecognisedInSingleAndDoublePrecision() {
        Answers single = run(Numerics.fp32());
        Answers both = run(Numerics.fp64());
        assertThat(Accuracy.of(single, digits.labels()).top1()).isGreaterThan(0.8);
        assertThat(Accuracy.agreement(single, both)).isEqualTo(130);
        assertThat(Fidelity.correlation(both.first(10), single.first(10))).isCloseTo(1, within(1e-9));
    }

    @Test
    void answersAreTheSameToTheLastBitWithAnyThreadsAndBatches() {
        Inference rounded = new Inference(lenet, Numerics.fp64().accumulating(NumberFormats.parse("e5m4")));
        double[] one = rounded.run(digits.samples(), 1).first(130);
        assertThat(rounded.run(digits.samples(), 3).first(130)).isEqualTo(one);
        assertThat(rounded.run(digits.first(37).samples(), 2).first(37)).isEqualTo(Arrays.copyOf(one, 370));
    }

    /** The same network once more, with plain loops and one rounding after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"e5m3", "e4m4", "fixed(12,7)"})
    void everyProductAndSumIsWhatPlainLoopsGive(String name) {
        NumberFormat format = NumberFormats.parse(name);
        Answers answers = run(Numerics.fp64().accumulating(format));
        PlainLeNet plain = new PlainLeNet(lenet, format);
        for (int sample : new int[] {0, 7, 129}) {
            double[] image = new double[784];
            digits.samples().read(sample, image, 0);
            double[] expected = plain.run(image);
            for (int i = 0; i < 10; i++) {
                assertThat(answers.value(sample, i))
                        .as("%s, sample %d", name, sample)
                        .isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void eightBitIntegersInAWideAccumulatorAreTheRoundedNetwork() {
        LayerNumbers rounded = LayerNumbers.FP64
                .withWeights(TensorRounding.scaled(
                        FixedPointFormat.integer(8),
                        Scaling.POWER_OF_TWO,
                        new Granularity(Granularity.Kind.CHANNEL, 0)))
                .withActivations(TensorRounding.scaled(
                        FixedPointFormat.unsignedInteger(8), Scaling.POWER_OF_TWO, Granularity.TENSOR));
        Answers real = run(Numerics.fp64().withDefault(rounded));
        Answers wide = run(
                Numerics.fp64().withDefault(rounded.withAccumulation(new Accumulation.IntegerSum(48, Overflow.WRAP))));
        Answers narrow = run(Numerics.fp64()
                .withDefault(rounded.withAccumulation(new Accumulation.IntegerSum(14, Overflow.SATURATE))));
        assertThat(wide.overflows()).isEmpty();
        assertThat(Fidelity.sqnrDb(real.first(130), wide.first(130))).isGreaterThan(50);
        assertThat(Accuracy.agreement(real, wide)).isEqualTo(130);
        assertThat(narrow.overflows()).containsKey("fc1");
        assertThat(Accuracy.agreement(real, narrow)).isLessThan(130);
    }

    @Test
    void noiseOfALayerShowsFromThatLayerOn() {
        Numerics one = Numerics.fp64()
                .withLayer("fc1", LayerNumbers.FP64.withWeights(TensorRounding.of(NumberFormats.parse("fixed(6,6)"))));
        ImmutableMap<String, Double> noise = LayerFidelity.sqnrDb(
                lenet, Numerics.fp64(), one, digits.first(20).samples(), 2);
        assertThat(noise.keySet()).containsExactly("conv1", "conv2", "fc1", "fc2", "fc3");
        assertThat(noise.get("conv2")).isInfinite();
        assertThat(noise.get("fc1")).isBetween(15.0, 50.0);
    }

    @Test
    void theNarrowestFixedPointHoldsAndNothingNarrowerDoes() {
        FixedPointSearch search = new FixedPointSearch(lenet, Numerics.fp64(), digits, 0.99, 2);
        FixedPointSearch.Result found = search.run();
        assertThat(found.correct()).isGreaterThanOrEqualTo(search.threshold());
        int[] bits = found.chosen().toArray();
        Inference chosen = new Inference(lenet, search.numerics(bits));
        assertThat(Accuracy.of(chosen.run(digits.samples(), 2), digits.labels()).correct())
                .isEqualTo(found.correct());
        assertThat(search.calibration().activations("conv1").maxMagnitude()).isLessThanOrEqualTo(1);
        for (int i = 0; i < bits.length; i++) {
            assertThat(bits[i]).isLessThanOrEqualTo(found.joint().get(i));
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        LabelledSamples wrong = new LabelledSamples(
                new StoredSamples("thumbs", ImmutableIntArray.of(1, 20, 20), new float[800]), ImmutableIntArray.of());
        refused(() -> new Inference(lenet, Numerics.fp32()).run(wrong.samples(), 1), "thumbs", "20, 20", "28, 28");
        refused(() -> new LabelledSamples(digits.samples(), ImmutableIntArray.of(1, 2)), "130 samples", "2 labels");
        ImmutableIntArray foreign = ImmutableIntArray.copyOf(new int[130]).subArray(0, 129);
        refused(() -> Accuracy.of(run(Numerics.fp32()), foreign), "130 answers", "129 labels");
        int[] large = new int[130];
        large[3] = 700;
        refused(
                () -> Accuracy.of(run(Numerics.fp32()), ImmutableIntArray.copyOf(large)),
                "label 700",
                "classes 0 to 9");
        refused(
                () -> new Inference(lenet, Numerics.fp32().withLayer("conv9", LayerNumbers.FP64)),
                "conv9",
                "conv1, conv2, fc1");
        LayerNumbers floats = LayerNumbers.plain(new Accumulation.IntegerSum(16, Overflow.WRAP))
                .withWeights(TensorRounding.of(NumberFormats.parse("e4m3")));
        refused(() -> run(Numerics.fp64().withDefault(floats)), "layer 'conv1'", "fixed-point");
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(WorkloadException.class).hasMessageContainingAll(parts);
    }

    /** LeNet-5 written out. */
    private static final class PlainLeNet {
        private final InferenceModel model;
        private final NumberFormat format;

        PlainLeNet(InferenceModel model, NumberFormat format) {
            this.model = model;
            this.format = format;
        }

        double[] run(double[] image) {
            double[] x = Arrays.stream(image).map(format::quantize).toArray();
            x = pool(relu(conv("conv1", x, 1, 28, 6, 2)), 6, 28);
            x = pool(relu(conv("conv2", x, 6, 14, 16, 0)), 16, 10);
            x = relu(dense("fc1", x, 120));
            x = relu(dense("fc2", x, 84));
            return dense("fc3", x, 10);
        }

        private double[] weights(String layer) {
            OnnxGraph.Constant stored = model.weights(layer).orElseThrow();
            return stored.values().stream().map(format::quantize).toArray();
        }

        private double[] biases(String layer) {
            return model.biases(layer).orElseThrow().values().stream()
                    .map(format::quantize)
                    .toArray();
        }

        private double[] conv(String layer, double[] x, int channels, int size, int outputs, int pad) {
            double[] w = weights(layer);
            double[] b = biases(layer);
            int out = size + 2 * pad - 4;
            double[] y = new double[outputs * out * out];
            for (int i = 0; i < y.length; i++) {
                int m = i / (out * out);
                double sum = 0;
                for (int k = 0; k < channels * 25; k++) {
                    int row = i / out % out + k / 5 % 5 - pad;
                    int column = i % out + k % 5 - pad;
                    boolean inside = row >= 0 && row < size && column >= 0 && column < size;
                    double factor = inside ? x[(k / 25 * size + row) * size + column] : 0;
                    sum = format.quantize(sum + format.quantize(w[m * channels * 25 + k] * factor));
                }
                y[i] = format.quantize(sum + b[m]);
            }
            return y;
        }

        private double[] dense(String layer, double[] x, int outputs) {
            double[] w = weights(layer);
            double[] b = biases(layer);
            double[] y = new double[outputs];
            for (int m = 0; m < outputs; m++) {
                double sum = 0;
                for (int k = 0; k < x.length; k++) {
                    sum = format.quantize(sum + format.quantize(w[m * x.length + k] * x[k]));
                }
                y[m] = format.quantize(sum + b[m]);
            }
            return y;
        }

        private static double[] relu(double[] x) {
            return Arrays.stream(x).map(v -> Math.max(v, 0)).toArray();
        }

        private static double[] pool(double[] x, int channels, int size) {
            int half = size / 2;
            double[] y = new double[channels * half * half];
            for (int i = 0; i < y.length; i++) {
                int at = (i / (half * half) * size + i / half % half * 2) * size + i % half * 2;
                y[i] = Math.max(Math.max(x[at], x[at + 1]), Math.max(x[at + size], x[at + size + 1]));
            }
            return y;
        }
    }
}
