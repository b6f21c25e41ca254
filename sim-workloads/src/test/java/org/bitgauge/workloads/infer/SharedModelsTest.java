package org.bitgauge.workloads.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.Shared;
import org.bitgauge.workloads.infer.data.DataSets;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.data.Layout;
import org.bitgauge.workloads.infer.data.Preprocessing;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trained networks on real data, where these are at hand. */
class SharedModelsTest {
    private static final Preprocessing CIFAR = new Preprocessing(
            Layout.NHWC,
            false,
            Optional.empty(),
            255,
            ImmutableList.of(0.485, 0.456, 0.406),
            ImmutableList.of(0.229, 0.224, 0.225));

    /** Classes accepted for each photo; of the last, a person in uniform, the bow tie too. */
    private static final ImmutableList<ImmutableIntArray> ACCEPTED = ImmutableList.of(
            ImmutableIntArray.of(285, 281, 282),
            ImmutableIntArray.of(967),
            ImmutableIntArray.of(19),
            ImmutableIntArray.of(319),
            ImmutableIntArray.of(934),
            ImmutableIntArray.of(88),
            ImmutableIntArray.of(281, 282, 285),
            ImmutableIntArray.of(652, 457, 834, 906));

    private static Path shared(String folder) {
        Optional<Path> found = Shared.folder(folder);
        assumeTrue(found.isPresent(), "the shared " + folder + " are not here");
        return found.get();
    }

    private static InferenceModel model(String name) {
        return InferenceModel.read(shared("models").resolve(name + ".onnx"));
    }

    private static Path data(String name) {
        return shared("data").resolve(name);
    }

    private static LabelledSamples digits() {
        return DataSets.open(
                data("t10k-images-idx3-ubyte.gz"), Optional.of(data("t10k-labels-idx1-ubyte.gz")), Preprocessing.BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "lenet5_mnist,9903",
        "lenet5_mnist_w8,9901",
        "lenet5_mnist_w4,9909",
        "lenet5_mnist_w2,9887",
        "lenet5_mnist_w1,9829",
        "mlp_mnist,9737",
        "mlp_mnist_w8,9735",
        "mlp_mnist_w4,9806",
        "mlp_mnist_w3,9785",
        "mlp_mnist_w2,9748",
        "mlp_mnist_w1,9674"
    })
    void everyDigitIsAnsweredAsTheModelsAuthorsFound(String name, int correct) {
        LabelledSamples digits = digits();
        Answers answers = new Inference(model(name), Numerics.fp32()).run(digits.samples(), 2);
        assertThat(Accuracy.of(answers, digits.labels()).correct()).isEqualTo(correct);
    }

    @Test
    void residualNetworkAnswersAsItsAuthorsFound() {
        LabelledSamples images = DataSets.open(
                data("cifar10_test1000_jpeg.npy"), Optional.of(data("cifar10_test1000_jpeg_labels.npy")), CIFAR);
        Answers answers = new Inference(model("resnet20_cifar10"), Numerics.fp32()).run(images.samples(), 2);
        assertThat(Accuracy.of(answers, images.labels()).correct()).isEqualTo(804);
    }

    @Test
    void languageModelSpeaksWordForWord() {
        LabelledSamples tokens =
                DataSets.open(data("stories260k_greedy64_tokens.npy"), Optional.empty(), Preprocessing.NONE);
        LabelledSamples logits =
                DataSets.open(data("stories260k_greedy64_logits.npy"), Optional.empty(), Preprocessing.NONE);
        Answers answers = new Inference(model("stories260k_T64"), Numerics.fp32()).run(tokens.samples(), 2);
        double[] token = new double[64];
        tokens.samples().read(0, token, 0);
        double[] row = new double[512];
        for (int position = 0; position < 64; position++) {
            logits.samples().read(position, row, 0);
            int best = 0;
            for (int i = 0; i < row.length; i++) {
                double answer = answers.value(0, position * 512 + i);
                assertThat(answer).as("position %d, token %d", position, i).isCloseTo(row[i], within(2e-4));
                best = answer > answers.value(0, position * 512 + best) ? i : best;
            }
            if (position < 63) {
                assertThat(best).as("token after position %d", position).isEqualTo((int) token[position + 1]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "squeezenet1.0_deepcomp,photos_squeezenet,0,8",
        "mobilenet_v2_1.0_224_dequant,photos_mobilenet224,1,8",
        "mobilenet_v1_0.25_128_dequant,photos_mobilenet128,1,5",
    })
    void photosAreNamed(String name, String photos, int first, int expected) {
        LabelledSamples images = DataSets.open(data(photos + ".npy"), Optional.empty(), Preprocessing.NONE);
        Answers answers = new Inference(model(name), Numerics.fp32()).run(images.samples(), 2);
        int right = 0;
        for (int i = 0; i < answers.count(); i++) {
            right += ACCEPTED.get(i).contains(answers.best(i) - first) ? 1 : 0;
        }
        assertThat(right).isEqualTo(expected);
    }

    @Test
    void answersAreTheSameWithAnyNumberOfThreads() {
        LabelledSamples digits = digits().first(300);
        Inference rounded =
                new Inference(model("lenet5_mnist"), Numerics.fp64().accumulating(NumberFormats.parse("e5m4")));
        double[] one = rounded.run(digits.samples(), 1).first(300);
        assertThat(rounded.run(digits.samples(), 3).first(300)).isEqualTo(one);
        assertThat(rounded.run(digits.first(37).samples(), 2).first(37)).isEqualTo(Arrays.copyOf(one, 370));
    }
}
