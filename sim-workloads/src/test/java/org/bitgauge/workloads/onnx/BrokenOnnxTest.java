package org.bitgauge.workloads.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitgauge.workloads.ShippedModel;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenOnnxTest {
    @TempDir
    Path folder;

    private static byte[] lenet() throws IOException {
        return Files.readAllBytes(ShippedModel.lenet5());
    }

    private OnnxImport read(byte[] bytes) throws IOException {
        return OnnxImporter.read(Files.write(folder.resolve("broken.onnx"), bytes), 1, ImmutableMap.of());
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    /** Weights are not read, so flips are aimed at the messages around them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void flippedBytesGiveANetworkOrAnExplanation(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = seed % 2 == 0 ? small() : lenet();
        int reach = seed % 2 == 0 ? bytes.length : 2000;
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        expectNetworkOrExplanation(bytes);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void truncatedFilesGiveANetworkOrAnExplanation(int seed) throws IOException {
        byte[] bytes = seed % 2 == 0 ? small() : lenet();
        expectNetworkOrExplanation(Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));
    }

    private void expectNetworkOrExplanation(byte[] bytes) throws IOException {
        try {
            assertThat(read(bytes).network().macs()).isNotNegative();
        } catch (WorkloadException explained) {
            assertThat(explained.getMessage()).contains("broken.onnx");
        }
    }

    private static byte[] small() {
        return new OnnxBytes(13)
                .input("x", "N", 4, 8, 8)
                .weights("w", 1, 4, 4, 3, 3)
                .weights("f", 1, 256, 10)
                .integers("target", 1, -1)
                .integers("starts", 0)
                .integers("ends", 4)
                .node("Conv", "conv", "x w", "a", OnnxBytes.ints("pads", 1, 1, 1, 1))
                .node(
                        "MaxPool",
                        "pool",
                        "a",
                        "b",
                        OnnxBytes.ints("kernel_shape", 2, 2),
                        OnnxBytes.ints("strides", 1, 1))
                .node("Slice", "slice", "a starts ends starts", "c")
                .node("Concat", "concat", "a c", "d", OnnxBytes.integer("axis", 0))
                .node("Split", "split", "a", "e g", OnnxBytes.integer("axis", 1))
                .node("Transpose", "turn", "a", "h", OnnxBytes.ints("perm", 0, 2, 3, 1))
                .node("Reshape", "reshape", "a target", "i")
                .node("MatMul", "fc", "i f", "j")
                .node("Add", "add", "j j", "k")
                .node("Softmax", "soft", "k", "l")
                .output("l", "N", 10)
                .build();
    }

    @Test
    void theSmallModelItselfImports() throws IOException {
        assertThat(read(small()).network().layers()).hasSize(9);
    }

    @Test
    void emptyMissingAndForeignFilesAreExplained() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> read("network: resnet50\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("not an ONNX model");
        assertThatThrownBy(() -> OnnxImporter.read(folder.resolve("none.onnx"), 1, ImmutableMap.of()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> read(Arrays.copyOf(lenet(), 100_000)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("truncated or not an ONNX model");
    }
}
