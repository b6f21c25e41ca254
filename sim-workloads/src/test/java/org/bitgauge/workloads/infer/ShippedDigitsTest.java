package org.bitgauge.workloads.infer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableIntArray;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.bitgauge.workloads.infer.data.DataSets;
import org.bitgauge.workloads.infer.data.IdxFile;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.data.Preprocessing;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.junit.jupiter.api.Test;

/** The digits of configs/data are drawn by {@link StrokeDigits}; {@code -Dbitgauge.write-digits=true} writes them anew. */
class ShippedDigitsTest {
    private static final int COUNT = 500;
    private static final long SEED = 2026;
    private static final double SPREAD = 5;
    private static final int SIZE = 28;

    private final Path folder = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .map(path -> path.resolve("configs/data"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    private final Path images = folder.resolve("strokes-images-idx3-ubyte.gz");
    private final Path labels = folder.resolve("strokes-labels-idx1-ubyte.gz");

    @Test
    void theShippedDigitsAreThoseThatAreDrawn() throws IOException {
        LabelledSamples drawn = StrokeDigits.of(COUNT, SEED, SPREAD);
        byte[] pixels = pixels(drawn);
        if (Boolean.getBoolean("bitgauge.write-digits")) {
            write(images, pixels, COUNT, SIZE, SIZE);
            write(labels, classes(drawn.labels()), COUNT);
        }
        IdxFile stored = IdxFile.read(images);
        assertThat(stored.shape()).isEqualTo(ImmutableIntArray.of(COUNT, SIZE, SIZE));
        assertThat(stored.bytes()).isEqualTo(pixels);
        assertThat(IdxFile.read(labels).bytes()).isEqualTo(classes(drawn.labels()));
        assertThat(Files.size(images) + Files.size(labels)).isLessThan(200_000);
    }

    @Test
    void theShippedNetworkReadsAsManyAsAnIndependentImplementation() {
        LabelledSamples digits = DataSets.open(images, Optional.of(labels), Preprocessing.BYTES);
        InferenceModel lenet = InferenceModel.read(folder.resolve("lenet5_mnist.onnx"));
        Answers answers = new Inference(lenet, Numerics.fp64()).run(digits.samples(), 2);
        assertThat(Accuracy.of(answers, digits.labels()).correct()).isEqualTo(447);
    }

    private static byte[] pixels(LabelledSamples drawn) {
        byte[] pixels = new byte[COUNT * SIZE * SIZE];
        double[] one = new double[SIZE * SIZE];
        for (int i = 0; i < COUNT; i++) {
            drawn.samples().read(i, one, 0);
            for (int p = 0; p < one.length; p++) {
                pixels[i * one.length + p] = (byte) Math.rint(255 * one[p]);
            }
        }
        return pixels;
    }

    private static byte[] classes(ImmutableIntArray labels) {
        byte[] classes = new byte[labels.length()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (byte) labels.get(i);
        }
        return classes;
    }

    private static void write(Path file, byte[] bytes, int... sizes) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(0x0800 | sizes.length);
            for (int size : sizes) {
                out.writeInt(size);
            }
            out.write(bytes);
        }
    }
}
